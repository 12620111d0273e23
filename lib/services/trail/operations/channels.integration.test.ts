import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch, invoke } from "../../invoke";

const accountId = "200000000610";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.61", userAgent: "test/1" });
const Location = `arn:aws:cloudtrail:us-east-1:${accountId}:eventdatastore/event-history`;
const Destinations = [{ Type: "EVENT_DATA_STORE" as const, Location }];
const create = (Name: string, more: object = {}, caller: Caller = root) =>
  invoke(caller, "cloudtrail:CreateChannel", { Name, Source: "Custom", Destinations, ...more });
let channelArn = "";

beforeAll(async () => {
  channelArn = (await create("shop-audit", { Tags: [{ Key: "team", Value: "shop" }] })).ChannelArn ?? "";
});
afterAll(closeDatabase);

const event = (UID: string, more: object = {}) => ({
  id: UID,
  eventData: JSON.stringify({
    version: "1.0",
    UID,
    eventSource: "shop.example.com",
    eventName: "RefundOrder",
    eventTime: new Date().toISOString(),
    recipientAccountId: accountId,
    userIdentity: { type: "Employee", principalId: "bia" },
    ...more,
  }),
});
const put = (auditEvents: ReturnType<typeof event>[], more: object = {}) =>
  invoke(root, "cloudtrail-data:PutAuditEvents", { auditEvents, channelArn, ...more });

describe("a channel", () => {
  test("is made, read, listed, renamed and deleted", async () => {
    expect(channelArn).toMatch(new RegExp(`^arn:aws:cloudtrail:us-east-1:${accountId}:channel/[0-9a-f-]{36}$`));
    const { ChannelArn = "" } = await create("second");
    expect(await invoke(root, "cloudtrail:GetChannel", { Channel: ChannelArn })).toMatchObject({
      Name: "second",
      Source: "Custom",
      Destinations,
    });
    const first = await invoke(root, "cloudtrail:ListChannels", { MaxResults: 1 });
    expect(first.Channels).toEqual([{ ChannelArn, Name: "second" }]);
    const rest = await invoke(root, "cloudtrail:ListChannels", { NextToken: first.NextToken });
    expect(rest).toEqual({ Channels: [{ ChannelArn: channelArn, Name: "shop-audit" }], NextToken: undefined });
    expect(await invoke(root, "cloudtrail:UpdateChannel", { Channel: ChannelArn, Name: "third" })).toMatchObject({
      Name: "third",
    });
    await expect(
      invoke(root, "cloudtrail:UpdateChannel", { Channel: ChannelArn, Name: "shop-audit" }),
    ).rejects.toMatchObject({ code: "ChannelAlreadyExistsException" });
    await invoke(root, "cloudtrail:DeleteChannel", { Channel: ChannelArn });
    await expect(invoke(root, "cloudtrail:GetChannel", { Channel: ChannelArn })).rejects.toMatchObject({
      code: "ChannelNotFoundException",
    });
  });

  test("of a taken name, another source, another place or no ARN is refused", async () => {
    await expect(create("shop-audit")).rejects.toMatchObject({ code: "ChannelAlreadyExistsException" });
    await expect(create("other", { Source: "Somebody" })).rejects.toMatchObject({ code: "InvalidSourceException" });
    const elsewhere = [{ Type: "EVENT_DATA_STORE" as const, Location: `${Location}-2` }];
    await expect(create("other", { Destinations: elsewhere })).rejects.toMatchObject({
      code: "EventDataStoreNotFoundException",
    });
    await expect(
      invoke(root, "cloudtrail:GetChannel", { Channel: `arn:aws:cloudtrail:us-east-1:${accountId}:trail/x` }),
    ).rejects.toMatchObject({ code: "ChannelARNInvalidException" });
    await expect(invoke(root, "cloudtrail:ListChannels", { NextToken: "none" })).rejects.toMatchObject({
      code: "InvalidNextTokenException",
    });
  });

  test("beyond the twenty-fifth is one too many", async () => {
    const other = { ...root, region: "eu-west-1" };
    const place = [{ Type: "EVENT_DATA_STORE" as const, Location: Location.replace("us-east-1", "eu-west-1") }];
    for (let number = 1; number <= 25; number += 1) await create(`channel-${number}`, { Destinations: place }, other);
    await expect(create("channel-26", { Destinations: place }, other)).rejects.toMatchObject({
      code: "ChannelMaxLimitExceededException",
    });
  });
});

describe("a channel's tags", () => {
  test("are added, listed and taken away by its ARN", async () => {
    const [ResourceId, listed] = [
      channelArn,
      () => invoke(root, "cloudtrail:ListTags", { ResourceIdList: [channelArn] }),
    ];
    await invoke(root, "cloudtrail:AddTags", { ResourceId, TagsList: [{ Key: "env", Value: "prod" }] });
    const team = { Key: "team", Value: "shop" };
    expect(await listed()).toEqual({
      ResourceTagList: [{ ResourceId, TagsList: [{ Key: "env", Value: "prod" }, team] }],
    });
    await invoke(root, "cloudtrail:RemoveTags", { ResourceId, TagsList: [{ Key: "env" }] });
    expect(await listed()).toEqual({ ResourceTagList: [{ ResourceId, TagsList: [team] }] });
  });
});

describe("a channel's policy", () => {
  const policy = (more: object = {}) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${accountId}:user/shop` },
          Action: "cloudtrail-data:PutAuditEvents",
          Resource: channelArn,
          Condition: { StringEquals: { "cloudtrail:ExternalId": "only-we-two" } },
          ...more,
        },
      ],
    });
  const shop: Caller = {
    ...root,
    identity: {
      type: "IAMUser",
      accountId,
      arn: `arn:aws:iam::${accountId}:user/shop`,
      userName: "shop",
      userId: "AIDASHOP",
    },
  };
  const putByShop = (externalId?: string) =>
    invoke(shop, "cloudtrail-data:PutAuditEvents", {
      auditEvents: [event("by-shop", { userIdentity: { type: "Program", principalId: "shop" } })],
      channelArn,
      externalId,
    });

  test("lets in those it names, with the id that it wants; taken away, nobody", async () => {
    await expect(putByShop("only-we-two")).rejects.toMatchObject({ code: "AccessDenied" });
    const put = { ResourceArn: channelArn, ResourcePolicy: policy() };
    expect(await invoke(root, "cloudtrail:PutResourcePolicy", put)).toEqual(put);
    expect(await invoke(root, "cloudtrail:GetResourcePolicy", { ResourceArn: channelArn })).toEqual(put);
    expect((await putByShop("only-we-two")).successful).toHaveLength(1);
    await expect(putByShop("guessed")).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(putByShop()).rejects.toMatchObject({ code: "AccessDenied" });
    await invoke(root, "cloudtrail:DeleteResourcePolicy", { ResourceArn: channelArn });
    await expect(putByShop("only-we-two")).rejects.toMatchObject({ code: "AccessDenied" });
  });

  const other = () => channelArn.replace(/.{4}$/, "0000");
  test.each<[string, () => object, string]>([
    ["PutResourcePolicy", () => ({ ResourceArn: channelArn, ResourcePolicy: "{" }), "ResourcePolicyNotValidException"],
    [
      "PutResourcePolicy",
      () => ({ ResourceArn: channelArn, ResourcePolicy: policy({ Action: "cloudtrail:*" }) }),
      "ResourcePolicyNotValidException",
    ],
    [
      "PutResourcePolicy",
      () => ({ ResourceArn: channelArn, ResourcePolicy: policy({ Resource: "*" }) }),
      "ResourcePolicyNotValidException",
    ],
    ["PutResourcePolicy", () => ({ ResourceArn: other(), ResourcePolicy: policy() }), "ResourceNotFoundException"],
    ["GetResourcePolicy", () => ({ ResourceArn: channelArn }), "ResourcePolicyNotFoundException"],
    ["GetResourcePolicy", () => ({ ResourceArn: Location }), "ResourceTypeNotSupportedException"],
    ["DeleteResourcePolicy", () => ({ ResourceArn: "arn:aws:s3:::bucket" }), "ResourceARNNotValidException"],
    ["DeleteResourcePolicy", () => ({ ResourceArn: channelArn }), "ResourcePolicyNotFoundException"],
  ])("%s %#: %s", async (name, input, code) => {
    await expect(dispatch(root, `cloudtrail:${name}`, input())).rejects.toMatchObject({ code });
  });
});

describe("audit events", () => {
  test("are kept under their own names, searched apart from management events, and the rest is told", async () => {
    const answer = await put([event("one"), event("two", { eventName: "" }), event("three", { errorCode: "Refused" })]);
    expect(answer.successful.map(({ id }) => id)).toEqual(["one", "three"]);
    expect(answer.failed).toMatchObject([{ id: "two", errorCode: "FieldNotFound" }]);
    const found = await invoke(root, "cloudtrail:SearchEvents", {
      Category: "ActivityAuditLog",
      Conditions: [{ field: "userName", operator: "=", value: "bia" }],
    });
    expect(found.Events.map(({ eventSource, eventName }) => `${eventSource} ${eventName}`)).toEqual([
      "shop.example.com RefundOrder",
      "shop.example.com RefundOrder",
    ]);
    expect(JSON.parse(found.Events[0]?.record ?? "")).toMatchObject({ metadata: { channelARN: channelArn } });
    const management = await invoke(root, "cloudtrail:LookupEvents", {
      LookupAttributes: [{ AttributeKey: "Username", AttributeValue: "bia" }],
    });
    expect(management.Events).toEqual([]);
    const { IngestionStatus } = await invoke(root, "cloudtrail:GetChannel", { Channel: channelArn });
    expect(IngestionStatus).toMatchObject({
      LatestIngestionSuccessEventID: answer.successful[1]?.eventID,
      LatestIngestionErrorCode: "FieldNotFound",
    });
  });

  test("twice under one id, for no channel, or for what is none are refused whole", async () => {
    await expect(put([event("one"), event("one")])).rejects.toMatchObject({ code: "DuplicatedAuditEventId" });
    await expect(put([event("one")], { channelArn: `${channelArn.slice(0, -4)}0000` })).rejects.toMatchObject({
      code: "ChannelNotFound",
    });
    await expect(put([event("one")], { channelArn: Location })).rejects.toMatchObject({ code: "InvalidChannelARN" });
  });
});
