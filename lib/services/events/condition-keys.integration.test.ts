import { afterAll, beforeAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch } from "../invoke";
import { REGION, root, topic } from "./events.fixture";

const ACCOUNT = "700000000061";
const FUNCTION = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:f`;

beforeAll(async () => {
  await dispatch(root(ACCOUNT), "events:PutRule", { Name: "mine", EventPattern: '{"source":["shop"]}' });
  await dispatch(root(ACCOUNT), "events:CreateEventBus", { Name: "shop" });
});
afterAll(closeDatabase);

/** Someone who may do this on everything, under this condition. */
function eva(Action: string, Condition: object): Caller {
  const statement = { Effect: "Allow", Action, Resource: "*", Condition };
  const policy = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statement }));
  const arn = `arn:aws:iam::${ACCOUNT}:user/eva`;
  return {
    ...root(ACCOUNT),
    identity: { type: "IAMUser", accountId: ACCOUNT, userId: "AIDAEVA", arn, userName: "eva" },
    policies: { identity: [{ name: "p", policy: compilePolicy(policy) }] },
  };
}

async function answerOf(caller: Caller, action: string, input: object): Promise<string> {
  try {
    await dispatch(caller, action, input);
    return "yes";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const EC2 = "EC2 Instance State-change Notification";
const either = { "events:source": ["aws.ec2", "aws.ecs"] };
const listed = {
  "ForAllValues:StringEquals": { "events:source": ["aws.ec2", "aws.s3"] },
  Null: { "events:source": "false" },
};

// The examples of the EventBridge User Guide, "Using IAM policy conditions in Amazon EventBridge".
test.each<[object, object, "yes" | "AccessDenied"]>([
  [{ StringEquals: { "events:source": "aws.ec2" } }, { source: ["aws.ec2"] }, "yes"],
  [{ StringEquals: { "events:source": "aws.ec2" } }, { source: ["aws.ec2", "aws.s3"] }, "AccessDenied"],
  [{ StringEquals: { "events:source": "aws.ec2" } }, { source: ["aws.ec2"], "detail-type": [EC2] }, "yes"],
  [{ StringEquals: { "events:source": "aws.ec2" } }, { "detail-type": [EC2] }, "AccessDenied"],
  [{ StringEquals: { "events:source": "aws.ec2" } }, { source: [{ prefix: "aws." }] }, "AccessDenied"],
  [{ StringEquals: either }, { source: ["aws.ecs"] }, "yes"],
  [{ StringEquals: either }, { source: ["aws.s3"] }, "AccessDenied"],
  [{ StringEquals: either }, { source: ["aws.ec2", "aws.ecs"] }, "AccessDenied"],
  [
    { StringEquals: { "events:source": "aws.ec2", "events:detail-type": EC2 } },
    { source: ["aws.ec2"] },
    "AccessDenied",
  ],
  [
    { StringEquals: { "events:source": "aws.ec2", "events:detail-type": EC2 } },
    { source: ["aws.ec2"], "detail-type": [EC2] },
    "yes",
  ],
  [{ Null: { "events:source": "false" } }, { source: ["aws.ecs", "aws.ec2"] }, "yes"],
  [{ Null: { "events:source": "false" } }, { "detail-type": [EC2] }, "AccessDenied"],
  [listed, { source: ["aws.ec2", "aws.s3"] }, "yes"],
  [listed, { source: ["aws.ec2", "aws.autoscaling"] }, "AccessDenied"],
  [listed, { source: ["aws.ec2", { prefix: "" }] }, "AccessDenied"],
  [listed, { "detail-type": [EC2] }, "AccessDenied"],
  [{ StringEquals: { "events:detail.service": "ABUSE" } }, { detail: { service: ["ABUSE"] } }, "yes"],
  [{ StringEquals: { "events:detail.service": "ABUSE" } }, { detail: { service: ["EC2"] } }, "AccessDenied"],
  [{ StringEquals: { "events:detail.eventTypeCode": "DOS" } }, { detail: { eventTypeCode: ["DOS"] } }, "yes"],
  [
    { StringEquals: { "events:detail.userIdentity.principalId": "AIDAX" } },
    { "detail.userIdentity.principalId": ["AIDAX"] },
    "yes",
  ],
  [
    { StringEquals: { "events:detail.userIdentity.principalId": "AIDAX" } },
    { detail: { userIdentity: { principalId: ["AIDAY"] } } },
    "AccessDenied",
  ],
])("under %j a rule for %j: %s", async (condition, pattern, answer) => {
  const input = { Name: "r", EventPattern: JSON.stringify(pattern) };
  expect(await answerOf(eva("events:PutRule", condition), "events:PutRule", input)).toBe(answer);
});

test("a rule by schedule has no source, and a pattern that is none is told to who may put it alone", async () => {
  const held = eva("events:PutRule", { StringEquals: { "events:source": "aws.ec2" } });
  const free = eva("events:PutRule", {});
  expect(await answerOf(held, "events:PutRule", { Name: "r", ScheduleExpression: "rate(1 hour)" })).toBe(
    "AccessDenied",
  );
  expect(await answerOf(held, "events:PutRule", { Name: "r", EventPattern: "{" })).toBe("AccessDenied");
  expect(await answerOf(free, "events:PutRule", { Name: "r", EventPattern: "{" })).toBe("InvalidEventPatternException");
});

test("targets are kept to functions by events:TargetArn", async () => {
  const put = (condition: object, ...arns: string[]) =>
    answerOf(eva("events:PutTargets", condition), "events:PutTargets", {
      Rule: "mine",
      Targets: arns.map((Arn, at) => ({ Id: String(at), Arn })),
    });
  const one = { ArnLike: { "events:TargetArn": "arn:aws:lambda:*:*:function:*" } };
  const all = { "ForAllValues:ArnLike": { "events:TargetArn": "arn:aws:lambda:*:*:function:*" } };
  expect(await put(one, FUNCTION)).toBe("yes");
  expect(await put(one, topic(ACCOUNT))).toBe("AccessDenied");
  expect(await put(all, FUNCTION, `${FUNCTION}2`)).toBe("yes");
  expect(await put(all, FUNCTION, topic(ACCOUNT))).toBe("AccessDenied");
});

test.each<[string, object]>([
  ["events:DescribeRule", { Name: "mine" }],
  ["events:DisableRule", { Name: "mine" }],
  ["events:ListTargetsByRule", { Rule: "mine" }],
  ["events:RemoveTargets", { Rule: "mine", Ids: ["9"] }],
  ["events:TagResource", { ResourceARN: `arn:aws:events:${REGION}:${ACCOUNT}:rule/mine`, Tags: [] }],
])("%s knows in which account the rule was made", async (action, input) => {
  const madeIn = (account: string) => eva(action, { StringEquals: { "events:creatorAccount": account } });
  expect(await answerOf(madeIn(ACCOUNT), action, input)).toBe("yes");
  expect(await answerOf(madeIn("999999999999"), action, input)).toBe("AccessDenied");
});

test("a rule that is not there yet has no creator: the guide's policy asks with IfExists", async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
  const own = { "events:creatorAccount": "${aws:PrincipalAccount}" };
  const input = { Name: "new", EventPattern: '{"source":["a"]}' };
  expect(await answerOf(eva("events:PutRule", { StringEquals: own }), "events:PutRule", input)).toBe("AccessDenied");
  const asGuided = eva("events:PutRule", { StringEqualsIfExists: own });
  expect(await answerOf(asGuided, "events:PutRule", input)).toBe("yes");
  expect(await answerOf(asGuided, "events:PutRule", input)).toBe("yes");
});

test("what is put on a bus is held to its sources, bus by bus, and told from what another bus hands on", async () => {
  const put = (condition: object, ...entries: object[]) =>
    answerOf(eva("events:PutEvents", condition), "events:PutEvents", {
      Entries: entries.map((entry) => ({ Source: "shop", DetailType: "Order", Detail: "{}", ...entry })),
    });
  const shop = { StringEquals: { "events:source": "shop", "events:detail-type": "Order" } };
  expect(await put(shop, {}, {}, { EventBusName: "shop" })).toBe("yes");
  expect(await put(shop, {}, { Source: "bank" })).toBe("AccessDenied");
  expect(await put(shop, {}, { EventBusName: "shop", DetailType: "Refund" })).toBe("AccessDenied");
  expect(
    await put({ "ForAllValues:StringEquals": { "events:source": ["shop", "bank"] } }, {}, { Source: "bank" }),
  ).toBe("yes");
  expect(await put({ Bool: { "events:eventBusInvocation": "false" } }, {})).toBe("yes");
  expect(await put({ Bool: { "events:eventBusInvocation": "true" } }, {})).toBe("AccessDenied");
});
