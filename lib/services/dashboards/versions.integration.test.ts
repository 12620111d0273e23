import { afterAll, afterEach, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.31", userAgent: "test/1" };
const root = rootCaller("100000000033", "us-east-1", origin);
const user = (userName: string): Caller => ({
  ...root,
  identity: {
    type: "IAMUser",
    accountId: root.accountId,
    arn: `arn:aws:iam::${root.accountId}:user/${userName}`,
    userName,
    userId: `AIDA${userName.toUpperCase()}`,
  },
});
const bodyOf = (...titles: string[]) =>
  JSON.stringify({
    widgets: titles.map((title) => ({ type: "metric", properties: { title, region: "r", metrics: [] } })),
  });

afterEach(() => setClock());
afterAll(closeDatabase);

const put = (DashboardName: string, DashboardBody: string, caller: Caller = root) =>
  invoke(caller, "cloudwatch:PutDashboard", { DashboardName, DashboardBody });
const versions = (DashboardName: string, BeforeVersion?: number) =>
  invoke(root, "cloudwatch:ListDashboardVersions", { DashboardName, BeforeVersion });

test("versions tell who changed which widget, and give the old body back", async () => {
  setClock(() => Date.UTC(2026, 10, 22, 10));
  await put("history", bodyOf("CPU"));
  setClock(() => Date.UTC(2026, 10, 22, 11));
  const service = serviceCaller("mirante", root.accountId, "us-east-1");
  await put("history", bodyOf("CPU", "Memory"), service);
  const { Versions } = await versions("history");
  expect(Versions).toEqual([
    {
      Version: 2,
      CreatedAt: new Date(Date.UTC(2026, 10, 22, 11)),
      Size: bodyOf("CPU", "Memory").length,
      Changes: [{ kind: "added", name: "Memory", type: "metric", members: [] }],
    },
    {
      Version: 1,
      AuthorArn: `arn:aws:iam::${root.accountId}:root`,
      CreatedAt: new Date(Date.UTC(2026, 10, 22, 10)),
      Size: bodyOf("CPU").length,
      Changes: [{ kind: "added", name: "CPU", type: "metric", members: [] }],
    },
  ]);
  const first = await invoke(root, "cloudwatch:GetDashboardVersion", { DashboardName: "history", Version: 1 });
  expect(first.DashboardBody).toBe(bodyOf("CPU"));
});

test("versions go on page by page", async () => {
  for (let index = 0; index < 23; index++) await put("pages", bodyOf(`v${index}`));
  const first = await versions("pages");
  expect(first.Versions).toHaveLength(20);
  const second = await versions("pages", first.NextBeforeVersion);
  expect(second.Versions.map(({ Version }) => Version)).toEqual([3, 2, 1]);
  expect(second.NextBeforeVersion).toBeUndefined();
});

test("who may not read the dashboard learns nothing of its versions", async () => {
  await put("closed", bodyOf("CPU"));
  const asked = { DashboardName: "closed" };
  await expect(invoke(user("eva"), "cloudwatch:ListDashboardVersions", asked)).rejects.toMatchObject({
    code: "AccessDenied",
  });
  await expect(invoke(user("eva"), "cloudwatch:GetDashboardVersion", { ...asked, Version: 1 })).rejects.toMatchObject({
    code: "AccessDenied",
  });
});

test("a version or dashboard that is not there", async () => {
  await put("short", bodyOf("CPU"));
  for (const asked of [
    { DashboardName: "short", Version: 7 },
    { DashboardName: "nowhere", Version: 1 },
  ]) {
    await expect(invoke(root, "cloudwatch:GetDashboardVersion", asked)).rejects.toMatchObject({
      code: "DashboardNotFoundError",
    });
  }
});
