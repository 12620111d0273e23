import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const accountId = "200000000530";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.53", userAgent: "test/1" });
const invalid = { code: "InvalidInputException" };
const noSuch = { code: "NoSuchEntityException" };

afterAll(closeDatabase);

describe("an OpenID Connect provider", () => {
  const arn = { OpenIDConnectProviderArn: `arn:aws:iam::${accountId}:oidc-provider/login.example.com/team` };

  test("is kept with its audiences, thumbprints and tags", async () => {
    const made = await invoke(root, "iam:CreateOpenIDConnectProvider", {
      Url: "https://login.example.com/team",
      ClientIDList: ["one"],
      ThumbprintList: ["A".repeat(40)],
      Tags: [{ Key: "a", Value: "1" }],
    });
    expect(made).toMatchObject(arn);
    await invoke(root, "iam:AddClientIDToOpenIDConnectProvider", { ...arn, ClientID: "two" });
    await invoke(root, "iam:RemoveClientIDFromOpenIDConnectProvider", { ...arn, ClientID: "one" });
    await invoke(root, "iam:UpdateOpenIDConnectProviderThumbprint", { ...arn, ThumbprintList: ["b".repeat(40)] });
    await invoke(root, "iam:TagOpenIDConnectProvider", { ...arn, Tags: [{ Key: "b", Value: "2" }] });
    await invoke(root, "iam:UntagOpenIDConnectProvider", { ...arn, TagKeys: ["a"] });
    expect(await invoke(root, "iam:GetOpenIDConnectProvider", arn)).toMatchObject({
      Url: "login.example.com/team",
      ClientIDList: ["two"],
      ThumbprintList: ["b".repeat(40)],
      Tags: [{ Key: "b", Value: "2" }],
    });
    expect(await invoke(root, "iam:ListOpenIDConnectProviders", {})).toEqual({
      OpenIDConnectProviderList: [{ Arn: arn.OpenIDConnectProviderArn }],
    });
    expect((await invoke(root, "iam:ListOpenIDConnectProviderTags", arn)).Tags).toEqual([{ Key: "b", Value: "2" }]);
  });

  test("twice, over plain http, or under another kind's ARN is refused", async () => {
    await expect(
      invoke(root, "iam:CreateOpenIDConnectProvider", { Url: "https://login.example.com/team" }),
    ).rejects.toMatchObject({ code: "EntityAlreadyExistsException" });
    await expect(
      invoke(root, "iam:CreateOpenIDConnectProvider", { Url: "http://login.example.com" }),
    ).rejects.toMatchObject(invalid);
    await expect(
      invoke(root, "iam:GetOpenIDConnectProvider", {
        OpenIDConnectProviderArn: `arn:aws:iam::${accountId}:user/anyone`,
      }),
    ).rejects.toMatchObject(invalid);
  });

  test("that is gone is NoSuchEntity to everything but its deletion", async () => {
    await invoke(root, "iam:DeleteOpenIDConnectProvider", arn);
    await invoke(root, "iam:DeleteOpenIDConnectProvider", arn);
    await expect(invoke(root, "iam:GetOpenIDConnectProvider", arn)).rejects.toMatchObject(noSuch);
    await expect(
      invoke(root, "iam:AddClientIDToOpenIDConnectProvider", { ...arn, ClientID: "x" }),
    ).rejects.toMatchObject(noSuch);
  });
});

describe("a SAML provider", () => {
  const arn = { SAMLProviderArn: `arn:aws:iam::${accountId}:saml-provider/corp` };
  const metadata = (until: string) => `<EntityDescriptor entityID="x" validUntil="${until}">`.padEnd(1200, " ");

  test("is kept with its metadata", async () => {
    const made = await invoke(root, "iam:CreateSAMLProvider", {
      Name: "corp",
      SAMLMetadataDocument: metadata("2030-01-01T00:00:00Z"),
    });
    expect(made).toMatchObject(arn);
    await invoke(root, "iam:TagSAMLProvider", { ...arn, Tags: [{ Key: "a", Value: "1" }] });
    await invoke(root, "iam:UpdateSAMLProvider", { ...arn, SAMLMetadataDocument: metadata("2031-01-01T00:00:00Z") });
    expect(await invoke(root, "iam:GetSAMLProvider", arn)).toMatchObject({
      SAMLProviderUUID: expect.stringMatching(/^[A-Z0-9]{21,}$/),
      ValidUntil: new Date("2031-01-01T00:00:00Z"),
      Tags: [{ Key: "a", Value: "1" }],
    });
    await invoke(root, "iam:UntagSAMLProvider", { ...arn, TagKeys: ["a"] });
    expect((await invoke(root, "iam:ListSAMLProviderTags", arn)).Tags).toEqual([]);
    expect((await invoke(root, "iam:ListSAMLProviders", {})).SAMLProviderList).toMatchObject([
      { Arn: arn.SAMLProviderArn },
    ]);
    await expect(
      invoke(root, "iam:CreateSAMLProvider", { Name: "corp", SAMLMetadataDocument: metadata("") }),
    ).rejects.toMatchObject({ code: "EntityAlreadyExistsException" });
    await invoke(root, "iam:DeleteSAMLProvider", arn);
    await expect(invoke(root, "iam:GetSAMLProvider", arn)).rejects.toMatchObject(noSuch);
  });

  test("without metadata is InvalidInput", async () => {
    await expect(
      invoke(root, "iam:CreateSAMLProvider", { Name: "none", SAMLMetadataDocument: "x".repeat(1000) }),
    ).rejects.toMatchObject({ code: "InvalidInputException", message: "Could not parse metadata" });
  });
});
