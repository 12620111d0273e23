import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { isAwsError } from "@/lib/platform/errors";
import type { Operation, Resource } from "@/lib/platform/operation";
import { actionsEndingIn, findOperation } from "./catalog";
import { dispatch } from "./invoke";

const accountId = "200000000590";
const scope = { accountId, region: "us-east-1" };

/** STS answers these to everyone whose credentials are good, and one of them to nobody in particular. */
const BEYOND = new Set(["sts:GetCallerIdentity", "sts:GetSessionToken"]);

/** Whatever an operation may ask to be there so that it names its resources. */
const INPUT = {
  AlarmNames: ["cpu"],
  AlarmName: "cpu",
  DashboardName: "home",
  DashboardNames: ["home"],
  Name: "some-name",
  Rule: "some-rule",
  TopicArn: `arn:aws:sns:us-east-1:${accountId}:topic`,
  TargetArn: `arn:aws:sns:us-east-1:${accountId}:topic`,
  logGroupName: "/shop/web",
  logStreamName: "one",
  UserName: "ana",
  GroupName: "devs",
  RoleName: "ops",
  PolicyArn: `arn:aws:iam::${accountId}:policy/Some`,
  PolicyName: "Some",
  RoleArn: `arn:aws:iam::${accountId}:role/ops`,
  Bucket: "some-bucket",
  Key: "some-key",
  TrailName: "some-trail",
};

/** Every operation of AWS's and ours that somebody from outside can ask for. */
const operations = actionsEndingIn("").flatMap((action): [string, Operation<object, unknown>][] => {
  const operation = findOperation(action);
  return operation && !operation.internal && !operation.identify && !BEYOND.has(action) ? [[action, operation]] : [];
});

function callerWith(...statements: object[]): Caller {
  const document = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  return {
    identity: {
      type: "IAMUser",
      accountId,
      arn: `arn:aws:iam::${accountId}:user/somebody`,
      userName: "somebody",
      userId: "AIDASOMEBODY",
      accessKeyId: "AKIASOMEBODY",
    },
    policies: { identity: [{ name: "test", policy: compilePolicy(document) }] },
    ...scope,
    origin: { sourceIPAddress: "203.0.113.59", userAgent: "test/1" },
  };
}

const nothing = callerWith({ Effect: "Deny", Action: "no:thing", Resource: "*" });

/** What the operation asks to be allowed: its action on each of its resources, and what some of them ask beside it. */
async function askedOf(action: string, operation: Operation<object, unknown>) {
  const asked = { ...scope, caller: nothing, db: database() };
  const resources = await operation.resources(INPUT, asked);
  const needs = (await operation.alsoNeeds?.(INPUT, asked)) ?? [];
  const own = operation.permission ?? operation.widens ?? action;
  const actions = [own, ...resources.flatMap((one) => one.actions ?? []), ...needs.map((need) => need.action)];
  return { resources, actions: [...new Set(actions)] };
}

async function codeOf(caller: Caller, action: string): Promise<string> {
  try {
    await dispatch(caller, action, INPUT);
    return "answered";
  } catch (error) {
    return isAwsError(error) ? error.code : String(error);
  }
}

const arnsOf = (resources: Resource[]) =>
  resources
    .filter(({ recordOnly, arn }) => !recordOnly && arn !== "*")
    .flatMap(({ arn, alsoNamed = [] }) => [arn, ...alsoNamed]);

async function denials(): Promise<Map<string, number>> {
  const { rows } = await pool().query(
    `SELECT event_name, count(*)::int AS count FROM trail_events
     WHERE account_id = $1 AND error_code IN ('AccessDenied', 'AccessDeniedException') GROUP BY event_name`,
    [accountId],
  );
  return new Map(rows.map(({ event_name, count }) => [event_name, count]));
}

let before = new Map<string, number>();
beforeAll(async () => {
  before = await denials();
});
afterAll(closeDatabase);

test("there are operations to ask", () => expect(operations.length).toBeGreaterThan(250));

describe.each(operations)("%s", (action, operation) => {
  test("is denied to one who has no right, whatever else they ask", async () => {
    expect(await codeOf(nothing, action)).toBe("AccessDenied");
  });

  test("is denied to one who has every right but this", async () => {
    const { actions } = await askedOf(action, operation);
    const caller = callerWith({ Effect: "Allow", NotAction: actions, Resource: "*" });
    expect(await codeOf(caller, action)).toBe("AccessDenied");
  });

  test("is denied to one who has the right to other resources only", async () => {
    const { resources, actions } = await askedOf(action, operation);
    const arns = arnsOf(resources);
    if (arns.length === 0) return;
    const elsewhere = {
      Effect: "Allow",
      Action: actions,
      Resource: "arn:aws:elsewhere:eu-west-9:999999999999:nothing/*",
    };
    expect(await codeOf(callerWith(elsewhere), action)).toBe("AccessDenied");
    const explicit = callerWith(
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: actions, Resource: arns },
    );
    expect(await codeOf(explicit, action)).toBe("AccessDenied");
  });

  test("passes the door with the right to its resources", async () => {
    const { resources, actions } = await askedOf(action, operation);
    const arns = arnsOf(resources);
    const caller = callerWith({ Effect: "Allow", Action: actions, Resource: arns.length > 0 ? [...arns, "*"] : "*" });
    const asked = { ...scope, caller, db: database() };
    const { authorize } = await import("./authorize");
    const needed = operation.permission ?? operation.widens ?? action;
    const conditions = await operation.conditions(INPUT, asked);
    expect(() => authorize(caller, needed, resources.filter(hasNoTrust), conditions, new Date())).not.toThrow();
  });
});

/** A role's trust policy has a say of its own, which the tests of STS ask. */
function hasNoTrust({ trust }: Resource): boolean {
  return trust === undefined;
}

test("every denial of a management event is recorded under its name", async () => {
  const after = await denials();
  const missing = operations.flatMap(([action, operation]) => {
    const [, name = ""] = (operation.widens ?? action).split(":");
    const recorded = (after.get(name) ?? 0) - (before.get(name) ?? 0);
    return operation.category === "management" && recorded < 2 ? [action] : [];
  });
  expect(missing).toEqual([]);
});

test("a denial is recorded too where what was asked is of the wrong type, as the console's own doors may be sent it", async () => {
  const count = async () => (await denials()).get("TagUser") ?? 0;
  const earlier = await count();
  for (const input of [
    { UserName: "ana", Tags: { a: 1 } },
    { UserName: new Date(Number.NaN), Tags: "x" },
  ]) {
    await expect(dispatch(nothing, "iam:TagUser", input)).rejects.toMatchObject({ code: "AccessDenied" });
  }
  expect(await count()).toBe(earlier + 2);
});

test("no denial of a data event is recorded where no trail asks for it", async () => {
  const after = await denials();
  const shared = new Set(
    operations.filter(([, one]) => one.category === "management").map(([name]) => name.split(":")[1]),
  );
  const recorded = operations.flatMap(([action, { category }]) => {
    const [, name = ""] = action.split(":");
    return category === "data" && !shared.has(name) && after.has(name) ? [action] : [];
  });
  expect(recorded).toEqual([]);
});
