import { afterAll, afterEach, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.30", userAgent: "test/1" };
const root = rootCaller("100000000030", "us-east-1", origin);
const body = JSON.stringify({ widgets: [{ type: "text", properties: { markdown: "hello ção" } }] });
const arn = (name: string) => `arn:aws:cloudwatch::100000000030:dashboard/${name}`;

afterEach(() => setClock());
afterAll(closeDatabase);

const put = (DashboardName: string, DashboardBody = body, caller: Caller = root) =>
  invoke(caller, "cloudwatch:PutDashboard", { DashboardName, DashboardBody });
const names = async (DashboardNamePrefix?: string) => {
  const { DashboardEntries = [] } = await invoke(root, "cloudwatch:ListDashboards", { DashboardNamePrefix });
  return DashboardEntries.map(({ DashboardName }) => DashboardName);
};

test("a dashboard lives: put, get, list, put again, delete", async () => {
  setClock(() => Date.UTC(2026, 10, 22, 10));
  expect(await put("life-one")).toEqual({ DashboardValidationMessages: [] });
  await put("life-two");
  expect(await invoke(root, "cloudwatch:GetDashboard", { DashboardName: "life-one" })).toEqual({
    DashboardArn: arn("life-one"),
    DashboardBody: body,
    DashboardName: "life-one",
  });
  expect(await invoke(root, "cloudwatch:ListDashboards", { DashboardNamePrefix: "life-o" })).toEqual({
    DashboardEntries: [
      {
        DashboardName: "life-one",
        DashboardArn: arn("life-one"),
        LastModified: new Date(Date.UTC(2026, 10, 22, 10)),
        Size: Buffer.byteLength(body),
      },
    ],
  });
  await put("life-one", '{"widgets":[]}');
  const { DashboardBody } = await invoke(root, "cloudwatch:GetDashboard", { DashboardName: "life-one" });
  expect(DashboardBody).toBe('{"widgets":[]}');
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: ["life-one", "life-two"] });
  expect(await names("life")).toEqual([]);
});

test("dashboards are the account's, in every Region", async () => {
  await put("everywhere");
  const elsewhere = { ...root, region: "sa-east-1" };
  await expect(invoke(elsewhere, "cloudwatch:GetDashboard", { DashboardName: "everywhere" })).resolves.toBeDefined();
  const stranger = rootCaller("100000000031", "us-east-1", origin);
  await expect(invoke(stranger, "cloudwatch:GetDashboard", { DashboardName: "everywhere" })).rejects.toMatchObject({
    code: "DashboardNotFoundError",
  });
});

test("every version stays with the ARN of who made it, through deletion and savers at once", async () => {
  const versions = async () => {
    const { rows } = await pool().query(
      "SELECT version, author_arn FROM dashboard_versions WHERE account_id = $1 AND name = 'kept' ORDER BY version",
      [root.accountId],
    );
    return rows;
  };
  await put("kept");
  await put("kept", body, serviceCaller("mirante", root.accountId, "us-east-1"));
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: ["kept"] });
  await Promise.all([put("kept"), put("kept"), put("kept")]);
  expect(await versions()).toEqual([
    { version: 1, author_arn: "arn:aws:iam::100000000030:root" },
    { version: 2, author_arn: null },
    { version: 3, author_arn: "arn:aws:iam::100000000030:root" },
    { version: 4, author_arn: "arn:aws:iam::100000000030:root" },
    { version: 5, author_arn: "arn:aws:iam::100000000030:root" },
  ]);
});

test("a new dashboard takes its tags, and loses them when it goes", async () => {
  const tagsOf = async () => {
    const answer = await dispatch(root, "cloudwatch:ListTagsForResource", { ResourceARN: arn("tagged") });
    return (answer as { Tags: object[] }).Tags;
  };
  const tagged = (Value: string) =>
    invoke(root, "cloudwatch:PutDashboard", {
      DashboardName: "tagged",
      DashboardBody: body,
      Tags: [{ Key: "team", Value }],
    });
  await tagged("ops");
  await tagged("changed");
  expect(await tagsOf()).toEqual([{ Key: "team", Value: "ops" }]);
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: ["tagged"] });
  await put("tagged");
  expect(await tagsOf()).toEqual([]);
});

test("lists go on page by page", async () => {
  await pool().query(
    `INSERT INTO dashboards (account_id, name, version, body, last_modified)
     SELECT $1, 'page-' || lpad(n::text, 5, '0'), 1, '{"widgets":[]}', now() FROM generate_series(1, 1003) AS n`,
    [root.accountId],
  );
  const first = await invoke(root, "cloudwatch:ListDashboards", { DashboardNamePrefix: "page-" });
  const NextToken = first.NextToken;
  const second = await invoke(root, "cloudwatch:ListDashboards", { DashboardNamePrefix: "page-", NextToken });
  expect(first.DashboardEntries).toHaveLength(1000);
  expect(second.DashboardEntries?.map(({ DashboardName }) => DashboardName)).toEqual([
    "page-01001",
    "page-01002",
    "page-01003",
  ]);
  expect(second.NextToken).toBeUndefined();
});

test("warnings come back and the dashboard is saved", async () => {
  const answer = await put("warned", '{"widgets":[],"colour":1}');
  expect(answer.DashboardValidationMessages).toEqual([
    { DataPath: "/colour", Message: "Should NOT have additional properties" },
  ]);
  expect(await names("warned")).toEqual(["warned"]);
});

test("DashboardInvalidInputError carries its messages, and nothing is saved", async () => {
  const failure = put("wrong", '{"widgets":[{"type":"alarm","properties":{"alarms":[]}}]}');
  await expect(failure).rejects.toMatchObject({
    code: "DashboardInvalidInputError",
    message:
      "The dashboard body is invalid, there are 1 validation errors:\n" +
      '[\n  {\n    "dataPath": "/widgets/0/properties/alarms",\n    "message": "Should NOT have less than 1 items"\n  }\n]',
    members: {
      dashboardValidationMessages: [
        { DataPath: "/widgets/0/properties/alarms", Message: "Should NOT have less than 1 items" },
      ],
    },
  });
  expect(await names("wrong")).toEqual([]);
});

test("DashboardNotFoundError, and a deletion that fails deletes nothing", async () => {
  await expect(invoke(root, "cloudwatch:GetDashboard", { DashboardName: "none" })).rejects.toMatchObject({
    code: "DashboardNotFoundError",
    message: "Dashboard none does not exist",
  });
  await put("stays");
  const DashboardNames = ["stays", "none"];
  await expect(invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames })).rejects.toMatchObject({
    code: "DashboardNotFoundError",
  });
  expect(await names("stays")).toEqual(["stays"]);
});

test("InvalidParameterValueException", async () => {
  await expect(put("in:valid")).rejects.toMatchObject({
    code: "InvalidParameterValueException",
    message:
      "The value in:valid for field DashboardName contains invalid characters. " +
      "It can only contain alphanumerics, dash (-) and underscore (_).",
  });
  for (const [name, input] of [
    ["PutDashboard", { DashboardName: "x".repeat(256), DashboardBody: body }],
    ["GetDashboard", { DashboardName: "" }],
    ["DeleteDashboards", { DashboardNames: [] }],
    ["DeleteDashboards", { DashboardNames: ["a/b"] }],
    ["ListDashboards", { NextToken: "forged" }],
    ["ListDashboards", { DashboardNamePrefix: "a%" }],
  ] as const) {
    await expect(dispatch(root, `cloudwatch:${name}`, input)).rejects.toMatchObject({
      code: "InvalidParameterValueException",
    });
  }
});

test("policies see the dashboard's ARN, which has no Region", async () => {
  const statement = { Effect: "Allow", Action: "cloudwatch:GetDashboard", Resource: arn("mine-*") };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const policy = { name: "mine", policy: compilePolicy(parsePolicy(document)) };
  const eva: Caller = {
    ...root,
    identity: {
      type: "IAMUser",
      accountId: root.accountId,
      arn: "arn:aws:iam::100000000030:user/eva",
      userName: "eva",
      userId: "AIDAEVA",
    },
    policies: { identity: [policy] },
  };
  await put("mine-1");
  await put("yours-1");
  await expect(invoke(eva, "cloudwatch:GetDashboard", { DashboardName: "mine-1" })).resolves.toBeDefined();
  await expect(invoke(eva, "cloudwatch:GetDashboard", { DashboardName: "yours-1" })).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining(`cloudwatch:GetDashboard on resource: ${arn("yours-1")}`),
  });
});

test("an emptied account has no dashboards and no versions", async () => {
  const account = rootCaller("100000000032", "us-east-1", origin);
  await put("gone", body, account);
  await dispatch(serviceCaller("mirante", "100000000032", "us-east-1"), "cloudwatch:DashboardsResetAccount", {});
  const { rows } = await pool().query("SELECT count(*)::int AS left FROM dashboard_versions WHERE account_id = $1", [
    "100000000032",
  ]);
  expect(rows).toEqual([{ left: 0 }]);
});
