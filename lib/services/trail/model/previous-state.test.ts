import { expect, test } from "vitest";
import type { FoundEvent } from "./event";
import { earlierRequest, previousOf, stateQuestion } from "./previous-state";

const ALARM = { arn: "arn:alarm:cpu", type: "AWS::CloudWatch::Alarm", name: "cpu" };
const ANA = { arn: "arn:user/ana", type: "AWS::IAM::User", name: "ana" };

let count = 0;
function event(eventName: string, requestParameters: object, resources: FoundEvent["resources"] = []): FoundEvent {
  count += 1;
  return {
    eventTime: new Date(1_000 * count),
    eventId: String(count),
    region: "us-east-1",
    eventSource: "x.amazonaws.com",
    eventName,
    readOnly: false,
    userName: undefined,
    principalArn: undefined,
    accessKeyId: undefined,
    sourceIp: undefined,
    errorCode: undefined,
    resources,
    record: JSON.stringify({ requestParameters }),
  };
}
const alarm = (threshold: number) => event("PutMetricAlarm", { alarmName: "cpu", threshold }, [ALARM]);
const policy = (policyName: string) => event("PutUserPolicy", { userName: "ana", policyName }, [ANA]);

/** What came before the last of some events, of those that are asked for. */
function before(...events: FoundEvent[]): FoundEvent | undefined {
  const last = events.at(-1);
  const question = last && stateQuestion(last);
  if (!last || !question) return undefined;
  const asked = events
    .slice(0, -1)
    .filter(({ eventName }) => [...question.names, ...question.ends].includes(eventName));
  return previousOf(last, asked.toReversed());
}

test("the write before says how it was", () => {
  const first = alarm(1);
  expect(before(first, alarm(2))).toBe(first);
});

test("what was deleted since is made anew, alone or among others", () => {
  const other = { ...ALARM, arn: "arn:alarm:disk", name: "disk" };
  expect(before(alarm(1), event("DeleteAlarms", { alarmNames: ["disk", "cpu"] }, [other, ALARM]), alarm(2))).toBe(
    undefined,
  );
  const first = alarm(1);
  expect(before(first, event("DeleteAlarms", { alarmNames: ["disk"] }, [other]), alarm(2))).toBe(first);
});

test("a policy goes with its user, and not with another policy of the user", () => {
  const first = policy("read");
  const gone = (policyName: string) => event("DeleteUserPolicy", { userName: "ana", policyName }, [ANA]);
  expect(before(first, gone("write"), policy("read"))).toBe(first);
  expect(before(first, gone("read"), policy("read"))).toBe(undefined);
  expect(before(first, event("DeleteUser", { userName: "ana" }, [ANA]), policy("read"))).toBe(undefined);
});

test("records without resources are known by their names", () => {
  const table = (name: string) => event(name, { databaseName: "sales", tableInput: { name: "orders" } });
  const first = table("CreateTable");
  expect(before(first, event("DeleteTable", { databaseName: "sales", name: "other" }), table("UpdateTable"))).toBe(
    first,
  );
  expect(before(first, event("DeleteTable", { databaseName: "sales", name: "orders" }), table("UpdateTable"))).toBe(
    undefined,
  );
});

test("calls that set nothing have no state before them", () => {
  expect(stateQuestion(event("DeleteAlarms", {}, [ALARM]))).toBe(undefined);
});

test("the trust of a role was set by what made the role, under another name", () => {
  const ROLE = { arn: "arn:role/deploy", type: "AWS::IAM::Role", name: "deploy" };
  const made = event("CreateRole", { roleName: "deploy", assumeRolePolicyDocument: "{1}" }, [ROLE]);
  const changed = event("UpdateAssumeRolePolicy", { roleName: "deploy", policyDocument: "{2}" }, [ROLE]);
  expect(before(made, changed)).toBe(made);
  expect(earlierRequest(changed, made)).toEqual({ roleName: "deploy", policyDocument: "{1}" });
  expect(earlierRequest(changed, changed)).toEqual({ roleName: "deploy", policyDocument: "{2}" });
  expect(before(made, event("DeleteRole", { roleName: "deploy" }, [ROLE]), changed)).toBe(undefined);
});

test("a version of a policy comes after the policy, and names only what it sets", () => {
  const POLICY = { arn: "arn:policy/read", type: "AWS::IAM::Policy", name: "read" };
  const made = event("CreatePolicy", { policyName: "read", policyDocument: "{1}", description: "d" }, [POLICY]);
  const version = event("CreatePolicyVersion", { policyArn: "arn:policy/read", policyDocument: "{2}" }, [POLICY]);
  expect(before(made, version)).toBe(made);
  expect(stateQuestion(version)).toMatchObject({ partial: true });
});
