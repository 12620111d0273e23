import { expect, test } from "vitest";
import { kindOf } from "./change";
import { requestTexts, targetOf } from "./event-names";
import { eventSourceOf } from "./namespace-service";
import { wordsOf } from "./words";

const event = (eventName: string, requestParameters: unknown) => ({
  eventName,
  resources: [],
  record: JSON.stringify({ requestParameters }),
});

test.each([
  ["UpdateTable", { catalogId: "1", databaseName: "sales", tableInput: { name: "orders" } }, "orders"],
  ["UpdateTable", { databaseName: "sales", tableName: "orders" }, "orders"],
  ["StopInstances", { instancesSet: { items: [{ instanceId: "i-1" }] } }, "i-1"],
  ["PutBucketPolicy", { bucketName: "wood" }, "wood"],
  ["UpdateAccountPasswordPolicy", { minimumPasswordLength: 8 }, undefined],
  ["TagResource", { resourceArn: "arn:aws:logs:us-east-1:1:log-group:/shop/checkout" }, "/shop/checkout"],
  ["ConsoleLogin", null, undefined],
])("%s of %j is about %s", (name, parameters, target) => {
  expect(targetOf(event(name, parameters))).toBe(target);
});

test("the record's own resource is the target", () => {
  const resources = [{ arn: "arn:aws:logs:us-east-1:1:log-group:a", type: "AWS::Logs::LogGroup", name: "a" }];
  expect(targetOf({ ...event("PutRetentionPolicy", { logGroupName: "b" }), resources })).toBe("a");
});

test("a request that is deep, wide or long is read no further than it is useful", () => {
  let deep: unknown = { name: "bottom" };
  for (let depth = 0; depth < 1000; depth += 1) deep = { deep };
  expect(requestTexts(event("Put", deep))).toEqual([]);
  expect(
    requestTexts(
      event(
        "Put",
        Array.from({ length: 5000 }, () => "text"),
      ),
    ).length,
  ).toBeLessThanOrEqual(200);
  expect(requestTexts(event("Put", { body: "x".repeat(100_000) }))).toEqual([]);
  expect(requestTexts({ record: "no JSON" })).toEqual([]);
});

test.each([
  ["glue", "UpdateTable", "ana", "change"],
  ["signin", "ConsoleLogin", "ana", "signIn"],
  ["glue", "TagResource", "ana", "tagging"],
  ["s3", "PutBucketTagging", "ana", "tagging"],
  ["rds", "AddTagsToResource", "ana", "tagging"],
  ["monitoring", "PutMetricAlarm", "ana", "observing"],
  ["sns", "Publish", "monitoring.amazonaws.com", "service"],
])("%s %s by %s is of kind %s", (service, eventName, userName, kind) => {
  const known = { eventId: "1", eventTime: new Date(0), region: "us-east-1", errorCode: undefined };
  expect(kindOf({ ...known, ...event(eventName, null), userName, eventSource: `${service}.amazonaws.com` })).toBe(kind);
});

test.each([
  ["AWS/Glue", "glue.amazonaws.com"],
  ["Glue", "glue.amazonaws.com"],
  ["AWS/Lambda", "lambda.amazonaws.com"],
  ["CWAgent", "ec2.amazonaws.com"],
  ["AWS/ApplicationELB", "elasticloadbalancing.amazonaws.com"],
  ["ECS/ContainerInsights", "ecs.amazonaws.com"],
  ["", undefined],
])("the namespace %s is about %s", (namespace, source) => {
  expect(eventSourceOf(namespace)).toBe(source);
});

test("words are the telling ones of a name", () => {
  expect(wordsOf("load-orders")).toEqual(["load", "orders"]);
  expect(wordsOf("LoadOrders_v2")).toEqual(["load", "orders"]);
  expect(wordsOf("arn:aws:glue:us-east-1:123456789012:table/vendas/ação")).toEqual(["vendas", "ação"]);
});
