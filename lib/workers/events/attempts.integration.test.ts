import { expect, test } from "vitest";
import { invoke } from "@/lib/services/invoke";
import { publishEventMetrics } from "./metrics";
import { arn, put, receiver, root, rule, withTargets, work, worker } from "./targets.fixture";

withTargets();

test("what rules did becomes metrics", async () => {
  const account = "710000000014";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f") });
  await put(account, {}, 2);
  await work();
  await publishEventMetrics(worker(account));
  const { Metrics = [] } = await invoke(root(account), "cloudwatch:ListMetrics", { Namespace: "AWS/Events" });
  const named = Metrics.map(({ MetricName, Dimensions = [] }) =>
    `${MetricName} ${Dimensions[0]?.Value ?? ""}`.trim(),
  ).sort();
  expect(named).toEqual([
    "Invocations",
    "Invocations r",
    "MatchedEvents",
    "MatchedEvents r",
    "TriggeredRules",
    "TriggeredRules r",
  ]);
});

test("attempts are listed in pages, of a rule that is there", async () => {
  const account = "710000000015";
  await rule(account, "r", { Arn: arn("lambda", account, "function:f") });
  await put(account, {}, 5);
  await work();
  const page = (NextToken?: string) =>
    invoke(root(account), "events:ListDeliveries", { Rule: "r", Limit: 3, NextToken });
  const first = await page();
  const second = await page(first.NextToken);
  const ids = [...first.Deliveries, ...second.Deliveries].map(({ deliveryId }) => deliveryId);
  expect([ids.length, new Set(ids).size, second.NextToken]).toEqual([5, 5, undefined]);
  await expect(invoke(root(account), "events:ListDeliveries", { Rule: "none" })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
});

test("a dead letter is redriven to the target as it is now, once", async () => {
  const account = "710000000091";
  const functionArn = arn("lambda", account, "function:f");
  await rule(account, "r", { Arn: functionArn, RetryPolicy: { MaximumRetryAttempts: 0 } });
  receiver.answer = () => ({ status: 503 });
  await put(account, { order: 7 });
  await work();
  const letters = async () => (await invoke(root(account), "events:ListDeadLetters", { Rule: "r" })).DeadLetters;
  const [letter] = await letters();
  expect(letter).toMatchObject({ targetArn: functionArn, exhausted: "MaximumRetryAttempts", attempts: 1 });

  receiver.answer = () => ({});
  receiver.received.length = 0;
  await invoke(root(account), "events:PutTargets", {
    Rule: "r",
    Targets: [{ Id: "0", Arn: functionArn, InputPath: "$.detail" }],
  });
  const asked = { Rule: "r", DeliveryIds: [letter?.deliveryId ?? ""] };
  expect(await invoke(root(account), "events:RedriveDeadLetters", asked)).toEqual({ Redriven: 1 });
  expect(await invoke(root(account), "events:RedriveDeadLetters", asked)).toEqual({ Redriven: 0 });
  await work();
  expect(receiver.received.map(({ body }) => body)).toEqual(['{"order":7}']);
  expect(await letters()).toEqual([]);
  await expect(
    invoke(root(account), "events:RedriveDeadLetters", { Rule: "r", DeliveryIds: [] }),
  ).rejects.toMatchObject({ code: "ValidationException" });
});
