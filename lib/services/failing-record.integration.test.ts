import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { dispatch } from "./invoke";

const accountId = "200000000592";
const origin = { sourceIPAddress: "203.0.113.59", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
/** Somebody without any right. */
const ana: Caller = {
  ...root,
  identity: {
    type: "IAMUser",
    accountId,
    arn: `arn:aws:iam::${accountId}:user/ana`,
    userName: "ana",
    userId: "AIDAEXAMPLE",
    accessKeyId: "AKIAANA",
  },
};

/** The audit trail refuses every record of this account, as a full disk would. */
beforeAll(async () => {
  await pool().query(`
    CREATE FUNCTION no_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no record'; END $$;
    CREATE TRIGGER no_record BEFORE INSERT ON trail_events FOR EACH ROW
      WHEN (NEW.account_id = '${accountId}') EXECUTE FUNCTION no_record();`);
});
afterAll(async () => {
  await pool().query("DROP TRIGGER no_record ON trail_events; DROP FUNCTION no_record()");
  await closeDatabase();
});

const rows = async (table: string) =>
  Number((await pool().query(`SELECT count(*) AS n FROM ${table} WHERE account_id = $1`, [accountId])).rows[0]?.n);

describe("where a change cannot be recorded, it does not happen", () => {
  test.each<[string, object, string]>([
    ["sns:CreateTopic", { Name: "pager" }, "sns_topics"],
    ["logs:CreateLogGroup", { logGroupName: "/shop/web" }, "log_groups"],
    ["iam:CreateUser", { UserName: "beto" }, "iam_principals"],
    ["cloudwatch:PutDashboard", { DashboardName: "home", DashboardBody: '{"widgets":[]}' }, "dashboards"],
  ])("%s", async (action, input, table) => {
    await expect(dispatch(root, action, input)).rejects.toMatchObject({ name: "AwsError", code: "InternalFailure" });
    expect(await rows(table)).toBe(0);
  });

  test("nor is a read or a denial answered as if it had been recorded", async () => {
    const fault = { name: "AwsError", code: "InternalFailure" };
    await expect(dispatch(root, "sns:ListTopics", {})).rejects.toMatchObject(fault);
    await expect(dispatch(ana, "sns:ListTopics", {})).rejects.toMatchObject(fault);
  });
});
