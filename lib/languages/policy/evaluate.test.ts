import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accessDeniedMessage } from "./access-denied";
import { compilePolicy } from "./compile";
import { evaluate, type NamedPolicy } from "./evaluate";
import { parsePolicy } from "./parse";

function named(name: string, ...statements: object[]): NamedPolicy {
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return { name, policy: compilePolicy(parsePolicy(text)) };
}

const allow = (Action: string | string[], Resource = "*") => ({ Effect: "Allow", Action, Resource });
const deny = (Action: string | string[], Resource = "*") => ({ Effect: "Deny", Action, Resource });

describe("evaluate", () => {
  test("explains itself with every statement that applied", () => {
    const decision = evaluate(
      { action: "logs:GetLogEvents", resources: [], context: {} },
      {
        identity: [named("Read", allow("sns:*"), { Sid: "Logs", ...allow("logs:Get*") })],
        boundary: named("Limit", deny("logs:*")),
      },
    );
    expect(decision).toEqual({
      effect: "explicitDeny",
      layer: "boundary",
      by: { layer: "boundary", policy: "Limit", statement: 0, effect: "Deny" },
      resource: "*",
      matched: [
        { layer: "identity", policy: "Read", statement: 1, sid: "Logs", effect: "Allow" },
        { layer: "boundary", policy: "Limit", statement: 0, effect: "Deny" },
      ],
      reason: "with an explicit deny in a permissions boundary",
    });
  });

  test("an empty list of session policies lets nothing through", () => {
    const request = { action: "sns:Publish", resources: [], context: {} };
    expect(evaluate(request, { identity: [named("All", allow("*"))], session: [] })).toMatchObject({
      layer: "session",
    });
  });

  const action = fc.constantFrom("*", "logs:*", "logs:Get*", "sns:Publish", "iam:*");
  const statement = fc.tuple(fc.constantFrom(allow, deny), action).map(([make, name]) => make(name));
  const policy = fc.array(statement, { minLength: 1, maxLength: 3 }).map((statements) => named("P", ...statements));
  const request = fc
    .constantFrom("logs:GetLogEvents", "logs:PutLogEvents", "sns:Publish", "iam:GetUser")
    .map((name) => ({ action: name, resources: [], context: {} }));

  test("a further Deny never allows, and a boundary never widens", () => {
    fc.assert(
      fc.property(request, fc.array(policy, { maxLength: 3 }), policy, action, (asked, identity, boundary, denied) => {
        const before = evaluate(asked, { identity });
        const guarded = evaluate(asked, { identity: [...identity, named("Guard", deny(denied))] });
        const bounded = evaluate(asked, { identity, boundary });
        if (before.effect !== "allow") expect([guarded.effect, bounded.effect]).not.toContain("allow");
        if (before.effect === "explicitDeny")
          expect([guarded.effect, bounded.effect]).toEqual(["explicitDeny", "explicitDeny"]);
      }),
    );
  });

  test("answers in far less than 50 microseconds against ten policies", () => {
    const names = Array.from({ length: 60 }, (_, index) => `logs:Operation${index}`);
    const identity = Array.from({ length: 10 }, (_, index) =>
      named(
        `P${index}`,
        allow(names),
        allow(["sns:Get*", "sns:List*", "cloudwatch:De*"], `arn:aws:sns:*:*:team-${index}-*`),
        {
          ...deny("*", "arn:aws:iam::*:user/*"),
          Condition: {
            StringNotEquals: { "aws:username": `\${aws:PrincipalTag/owner}` },
            Bool: { "aws:SecureTransport": "false" },
          },
        },
      ),
    );
    const resources = ["arn:aws:sns:us-east-1:123456789012:team-9-alarms"];
    const context = { "aws:username": "ana", "aws:SecureTransport": "true", "aws:SourceIp": "203.0.113.7" };
    const ask = () => evaluate({ action: "sns:GetTopicAttributes", resources, context }, { identity });
    expect(ask()).toMatchObject({ effect: "allow", by: { policy: "P9", statement: 1 } });
    for (let round = 0; round < 2000; round++) ask();
    const started = performance.now();
    for (let round = 0; round < 2000; round++) ask();
    // Ten times the goal, so that a busy machine does not fail the test.
    expect((performance.now() - started) / 2000).toBeLessThan(0.5);
  });
});

test("accessDeniedMessage is AWS's sentence", () => {
  const arn = "arn:aws:iam::123456789012:user/ana";
  const { reason } = evaluate({ action: "sns:Publish", resources: [], context: {} }, { identity: [] });
  expect(accessDeniedMessage(arn, "sns:Publish", "*", reason)).toBe(
    "User: arn:aws:iam::123456789012:user/ana is not authorized to perform: sns:Publish because no identity-based policy allows the sns:Publish action",
  );
  expect(accessDeniedMessage(arn, "sns:Publish", "arn:aws:sns:us-east-1:123456789012:a", reason)).toContain(
    "sns:Publish on resource: arn:aws:sns:us-east-1:123456789012:a because",
  );
});
