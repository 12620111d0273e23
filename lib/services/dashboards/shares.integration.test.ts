import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { dashboardShareCaller } from "../authenticate";
import { dispatch, invoke } from "../invoke";
import { DAY, data, metric, origin, sharesOf, shown } from "./shares.fixture";

const accountId = "100000000034";
const { root, body, setUp, share, visitor, read } = sharesOf(accountId);

beforeAll(setUp);
afterEach(() => setClock());
afterAll(closeDatabase);

const denied = { code: "AccessDenied" };

test("the caller has no right but these two, and on no other dashboard", async () => {
  const caller = await visitor((await share()).Token);
  for (const [action, input] of [
    ["cloudwatch:OpenSharedDashboard", { DashboardName: "hidden" }],
    ["cloudwatch:ReadSharedDashboard", { DashboardName: "hidden", Action: "cloudwatch:ListMetrics", Input: {} }],
    ["cloudwatch:GetDashboard", { DashboardName: "shown" }],
    ["cloudwatch:ListDashboardVersions", { DashboardName: "shown" }],
    ["cloudwatch:GetMetricData", data(metric(shown))],
    ["cloudwatch:PutDashboard", { DashboardName: "shown", DashboardBody: body }],
    ["cloudwatch:CreateDashboardShare", { DashboardName: "shown", ExpiresInSeconds: DAY }],
    ["cloudtrail:LookupEvents", {}],
    ["iam:ListUsers", {}],
  ] as const) {
    await expect(dispatch(caller, action, input), action).rejects.toMatchObject(denied);
  }
});

test("nobody else is let in by these two actions, not even the root user", async () => {
  await expect(invoke(root, "cloudwatch:OpenSharedDashboard", { DashboardName: "shown" })).rejects.toMatchObject(
    denied,
  );
});

test("an altered link opens nothing", async () => {
  const { Token } = await share();
  for (const place of [0, 11, 12, 43, 44, 51, 52, Token.length - 1]) {
    const other = `${Token.slice(0, place)}${Token[place] === "1" ? "2" : "1"}${Token.slice(place + 1)}`;
    expect(await dashboardShareCaller(other, "us-east-1", origin)).toBeUndefined();
  }
});

test("an expired link opens nothing, also for one who came in before", async () => {
  const { Token, ExpiresAt } = await share();
  const caller = await visitor(Token);
  setClock(() => ExpiresAt.getTime() - 1000);
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeDefined();
  setClock(() => ExpiresAt.getTime());
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeUndefined();
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(shown)))).rejects.toMatchObject(denied);
});

test("a revoked link opens nothing any more, and others go on", async () => {
  const [one, other] = [await share(), await share()];
  const caller = await visitor(one.Token);
  const revoke = { DashboardName: "shown", ShareId: one.ShareId };
  await invoke(root, "cloudwatch:RevokeDashboardShare", revoke);
  expect(await dashboardShareCaller(one.Token, "us-east-1", origin)).toBeUndefined();
  await expect(read(caller, "cloudwatch:GetMetricData", data(metric(shown)))).rejects.toMatchObject(denied);
  expect(await dashboardShareCaller(other.Token, "us-east-1", origin)).toBeDefined();
  const again = invoke(root, "cloudwatch:RevokeDashboardShare", revoke);
  await expect(again).rejects.toMatchObject({ code: "InvalidParameterValueException" });
  const elsewhere = { DashboardName: "hidden", ShareId: other.ShareId };
  await expect(invoke(root, "cloudwatch:RevokeDashboardShare", elsewhere)).rejects.toMatchObject({
    code: "InvalidParameterValueException",
  });
});

test("links go with their dashboard, and do not open one that is made later under its name", async () => {
  const put = { DashboardName: "brief", DashboardBody: body };
  await invoke(root, "cloudwatch:PutDashboard", put);
  const { Token } = await share("brief");
  await invoke(root, "cloudwatch:DeleteDashboards", { DashboardNames: ["brief"] });
  await invoke(root, "cloudwatch:PutDashboard", put);
  expect(await dashboardShareCaller(Token, "us-east-1", origin)).toBeUndefined();
});

test("giving out and taking back are recorded by name, without what opens", async () => {
  const { Token, ShareId } = await share();
  await invoke(root, "cloudwatch:RevokeDashboardShare", { DashboardName: "shown", ShareId });
  const { Events = [] } = await invoke(root, "cloudtrail:LookupEvents", {
    LookupAttributes: [{ AttributeKey: "ResourceName", AttributeValue: "shown" }],
  });
  const of = (name: string) =>
    Events.filter(({ EventName, CloudTrailEvent = "" }) => EventName === name && CloudTrailEvent.includes(ShareId));
  expect(of("CreateDashboardShare")).toHaveLength(1);
  expect(of("RevokeDashboardShare")).toHaveLength(1);
  const record = JSON.parse(of("CreateDashboardShare")[0]?.CloudTrailEvent ?? "{}");
  expect(record).toMatchObject({
    requestParameters: { dashboardName: "shown", expiresInSeconds: DAY },
    responseElements: { shareId: ShareId, token: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    readOnly: false,
  });
  expect(JSON.stringify(Events)).not.toContain(Token);
});

test("a link needs the rights to change the dashboard and to read what it shows", async () => {
  const caller = (...Action: string[]): Caller => {
    const statement = { Effect: "Allow", Action, Resource: "*" };
    const document = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const arn = `arn:aws:iam::${accountId}:user/eva`;
    return {
      ...root,
      identity: { type: "IAMUser", accountId, arn, userName: "eva", userId: "AIDAEVA" },
      policies: { identity: [{ name: "p", policy: compilePolicy(parsePolicy(document)) }] },
    };
  };
  const reading = ["cloudwatch:GetMetricData", "cloudwatch:DescribeAlarms", "logs:StartQuery"];
  await expect(share("shown", caller("cloudwatch:PutDashboard", ...reading))).resolves.toBeDefined();
  for (const missing of ["cloudwatch:PutDashboard", ...reading]) {
    const held = ["cloudwatch:PutDashboard", ...reading].filter((action) => action !== missing);
    await expect(share("shown", caller(...held))).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining(missing),
    });
  }
});

test("InvalidParameterValueException", async () => {
  for (const input of [
    { DashboardName: "shown", ExpiresInSeconds: 60 },
    { DashboardName: "shown", ExpiresInSeconds: 91 * DAY },
    { DashboardName: "shown", ExpiresInSeconds: 3600.5 },
    { DashboardName: "shown", ExpiresInSeconds: DAY, Note: "x".repeat(201) },
    { DashboardName: "a/b", ExpiresInSeconds: DAY },
  ]) {
    await expect(invoke(root, "cloudwatch:CreateDashboardShare", input)).rejects.toMatchObject({
      code: "InvalidParameterValueException",
    });
  }
  await expect(share("nowhere")).rejects.toMatchObject({ code: "DashboardNotFoundError" });
});
