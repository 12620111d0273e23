import fc from "fast-check";
import { expect, test } from "vitest";
import type { Choice, Condition, PolicyDocument, PrincipalName, Statement } from "./document";
import { OPERATORS, type OperatorName } from "./operators";
import { parsePolicy } from "./parse";
import { printPolicy } from "./print";

const VALUES: Partial<Record<string, string>> = {
  Nu: "10",
  Da: "2020-01-01T00:00:00Z",
  Ip: "10.0.0.0/8",
  No: "::1",
  Bo: "true",
  Bi: "QQ==",
};

function choiceOf<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Choice<T>> {
  return fc.record({ not: fc.boolean(), values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) });
}

const names = Object.keys(OPERATORS).filter((name) => name !== "Null") as OperatorName[];
const condition: fc.Arbitrary<Condition> = fc
  .record({
    name: fc.constantFrom(...names),
    ifExists: fc.boolean(),
    quantifier: fc.option(fc.constantFrom("ForAllValues" as const, "ForAnyValue" as const), { nil: undefined }),
    key: fc.constantFrom("aws:username", "aws:PrincipalTag/a b", "s3:prefix"),
    text: fc.string(),
    count: fc.nat({ max: 3 }),
  })
  .map(({ name, ifExists, quantifier, key, text, count }) => ({
    operator: { name, ifExists, ...(quantifier ? { quantifier } : {}) },
    key,
    values: Array.from({ length: count }, (_, index) => VALUES[name.slice(0, 2)] ?? `${text}${index}`),
  }));

const principal: fc.Arbitrary<PrincipalName> = fc.constantFrom(
  { type: "AWS" as const, value: "*" },
  { type: "Service" as const, value: "events.amazonaws.com" },
  { type: "Federated" as const, value: "accounts.google.com" },
);

const statement: fc.Arbitrary<Statement> = fc.record({
  sid: fc.option(fc.string(), { nil: undefined }),
  effect: fc.constant("Deny" as const),
  principals: choiceOf(principal),
  actions: choiceOf(fc.constantFrom("*", "logs:Get*", "sns:Publish", "CloudWatch:?et")),
  resources: choiceOf(fc.constantFrom("*", "arn:aws:logs:*", `arn:aws:sns:us-east-1:123456789012:\${aws:username}`)),
  // The text groups conditions by operator and key, so that two of one kind cannot stand apart.
  conditions: fc.uniqueArray(condition, { maxLength: 2, selector: ({ operator }) => JSON.stringify(operator) }),
});

const document: fc.Arbitrary<PolicyDocument> = fc.record({
  version: fc.constantFrom("2008-10-17" as const, "2012-10-17" as const),
  id: fc.option(fc.string(), { nil: undefined }),
  statements: fc.uniqueArray(statement, { minLength: 1, maxLength: 4, selector: ({ sid }) => sid }),
});

test("what is printed parses back to the same document", () => {
  fc.assert(
    fc.property(document, (policy) => {
      expect(parsePolicy(printPolicy(policy), { kind: "resource" })).toEqual(policy);
    }),
  );
});

test("prints as AWS's console does", () => {
  const compact =
    '{"Statement":[{"Action":["sns:*"],"Effect":"Allow","Resource":["*","arn:aws:logs:*"],"Condition":{"Bool":{"aws:SecureTransport":true}}}],"Version":"2012-10-17"}';
  expect(printPolicy(parsePolicy(compact))).toBe(`{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "sns:*",
            "Resource": [
                "*",
                "arn:aws:logs:*"
            ],
            "Condition": {
                "Bool": {
                    "aws:SecureTransport": "true"
                }
            }
        }
    ]
}`);
});
