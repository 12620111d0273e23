import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { afterAll, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch } from "../invoke";

afterAll(closeDatabase);

const ACCOUNT = "400000000031";
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:pager`;
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:mend`;

// The policy of the User Guide's "Using condition keys to limit alarm actions".
const POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "cloudwatch:PutMetricAlarm",
      Resource: "*",
      Condition: { "ForAllValues:StringLike": { "cloudwatch:AlarmActions": ["arn:aws:sns:*", "arn:aws:ssm:*"] } },
    },
  ],
};

const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test" });
const eva: Caller = {
  ...root,
  identity: {
    type: "IAMUser",
    accountId: ACCOUNT,
    userId: "AIDAEVA",
    arn: `arn:aws:iam::${ACCOUNT}:user/eva`,
    userName: "eva",
  },
  policies: { identity: [{ name: "sns-only", policy: compilePolicy(parsePolicy(JSON.stringify(POLICY))) }] },
};

const put = (actions: Partial<PutMetricAlarmInput>) =>
  dispatch(eva, "cloudwatch:PutMetricAlarm", {
    AlarmName: "a",
    Namespace: "Shop",
    MetricName: "Errors",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
    ...actions,
  });

test.each<[string, Partial<PutMetricAlarmInput>]>([
  ["none", {}],
  ["topics", { AlarmActions: [TOPIC], OKActions: [TOPIC] }],
])("a policy that keeps alarms to topics lets one with %s be made", async (_, actions) => {
  await expect(put(actions)).resolves.toBeUndefined();
});

test.each<keyof PutMetricAlarmInput>(["AlarmActions", "OKActions", "InsufficientDataActions"])(
  "and not one with a function among its %s",
  async (list) => {
    await expect(put({ AlarmActions: [TOPIC], [list]: [TOPIC, FUNCTION] })).rejects.toMatchObject({
      code: "AccessDenied",
    });
  },
);
