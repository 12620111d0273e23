import { expect, test } from "vitest";
import { pool } from "@/lib/platform/database";
import { invoke } from "../invoke";
import {
  ACCOUNT,
  clock,
  described,
  evaluate,
  measure,
  nextMinute,
  put,
  REGION,
  topic,
  withEvaluation,
  worker,
} from "./evaluation.fixture";

withEvaluation();

test("two workers at once evaluate each alarm once", async () => {
  for (let index = 0; index < 40; index += 1)
    await put(`shared-${index}`, { MetricName: "shared", AlarmActions: [topic] });
  await measure("shared", 9);
  nextMinute();
  const drain = async () => {
    let total = 0;
    for (let done = 1; done > 0; total += done) done = (await evaluate({ Limit: 7 })).Evaluated;
    return total;
  };
  const shares = await Promise.all([drain(), drain(), drain()]);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(40);
  const { rows } = await pool().query<{ changes: string; actions: string }>(
    `SELECT (SELECT count(*) FROM alarm_history WHERE account_id = $1 AND item_type = 'StateUpdate') AS changes,
            (SELECT count(*) FROM alarm_actions WHERE account_id = $1) AS actions`,
    [ACCOUNT],
  );
  expect(rows[0]).toEqual({ changes: "40", actions: "40" });
  expect((await evaluate()).Evaluated).toBe(0);
});

test("the claim of a worker that was killed ends, and what it finds afterwards is not written", async () => {
  await put("orphan");
  await measure("orphan", 9);
  nextMinute();
  const held = `UPDATE alarm_evaluations SET lease = gen_random_uuid(), leased_until = $2 WHERE account_id = $1`;
  await pool().query(held, [ACCOUNT, new Date(clock.millis + 30_000)]);
  expect((await evaluate()).Evaluated).toBe(0);
  clock.millis += 30_000;
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
});

test("an alarm that is changed while it is evaluated keeps what the user gave it", async () => {
  await put("raced");
  await measure("raced", 9);
  nextMinute();
  const before = await pool().query("SELECT revision FROM alarms WHERE account_id = $1", [ACCOUNT]);
  const [result] = await Promise.all([evaluate(), put("raced", { Threshold: 50 })]);
  expect(result.Evaluated).toBeLessThanOrEqual(1);
  expect(await described("raced")).toMatchObject({ Threshold: 50 });
  nextMinute();
  await measure("raced", 9);
  nextMinute();
  await evaluate();
  expect(await described("raced")).toMatchObject({ StateValue: "OK" });
  expect(before.rows).toHaveLength(1);
});

test("the scopes that have something to do are listed, and no others", async () => {
  const mine = { accountId: ACCOUNT, region: REGION };
  const scopes = async () => (await invoke(worker, "cloudwatch:ListDueAlarmScopes", {})).Scopes;
  expect(await scopes()).not.toContainEqual(mine);
  await put("due");
  expect(await scopes()).toContainEqual(mine);
  await evaluate();
  expect(await scopes()).not.toContainEqual(mine);
});
