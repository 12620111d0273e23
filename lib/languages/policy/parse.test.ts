import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contextKeysOf } from "./context-keys";
import { PolicyError } from "./mistake";
import { findMistakes, parsePolicy, policySize } from "./parse";

const SOUND = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sns:*","Resource":"*"}}';

describe("parsePolicy", () => {
  test("finds every mistake, in the order of the text", () => {
    const text = SOUND.replace('"sns:*"', '"Publish"')
      .replace('"*"', '["topic","arn:red:sns:::x"]')
      .replace("Version", "version");
    const marked = findMistakes(text).map(({ offset, length }) => text.slice(offset, offset + length));
    expect(marked).toEqual(["{", '"version"', '"Publish"', '"topic"', '"arn:red:sns:::x"']);
  });

  test("answers with AWS's first message and stands where that is", () => {
    const text = SOUND.replace('"sns:*"', '"Publish"').replace('"*"', '"topic"');
    expect(() => parsePolicy(text)).toThrow(
      expect.objectContaining({
        code: "MalformedPolicyDocument",
        message: 'Resource topic must be in ARN format or "*".',
        offset: text.indexOf('"topic"'),
      }),
    );
  });

  test("reads a policy into its parts", () => {
    const text = `{"Version":"2012-10-17","Id":"mine","Statement":[{"Sid":"One","Effect":"Deny","NotAction":"iam:*",
      "NotResource":["arn:aws:logs:*"],"Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a*"]},"NumericEquals":{"s3:max-keys":[1,2.5]}}}]}`;
    expect(parsePolicy(text)).toEqual({
      version: "2012-10-17",
      id: "mine",
      statements: [
        {
          sid: "One",
          effect: "Deny",
          actions: { not: true, values: ["iam:*"] },
          resources: { not: true, values: ["arn:aws:logs:*"] },
          conditions: [
            {
              operator: { name: "StringLike", quantifier: "ForAnyValue", ifExists: true },
              key: "aws:TagKeys",
              values: ["a*"],
            },
            { operator: { name: "NumericEquals", ifExists: false }, key: "s3:max-keys", values: ["1", "2.5"] },
          ],
        },
      ],
    });
  });

  test("counts size without white space, and names the quota", () => {
    const spaced = SOUND.replaceAll(",", ",\n    ");
    expect(policySize(spaced)).toBe(SOUND.length);
    expect(findMistakes(spaced, { maximumSize: SOUND.length })).toEqual([]);
    expect(() => parsePolicy(spaced, { maximumSize: SOUND.length - 1 })).toThrow(
      expect.objectContaining({
        code: "LimitExceeded",
        message: `Cannot exceed quota for PolicySize: ${SOUND.length - 1}`,
      }),
    );
    const trust = '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}';
    expect(() => parsePolicy(trust, { kind: "trust", maximumSize: 2 })).toThrow(
      "Cannot exceed quota for ACLSizePerRole: 2",
    );
  });

  test("does not read a text beyond AWS's bound", () => {
    expect(findMistakes(" ".repeat(131_073))).toMatchObject([{ stage: "size" }]);
  });

  test("throws nothing but PolicyError, whatever the text", () => {
    const parts = fc.constantFrom(
      SOUND,
      "{",
      "}",
      "[",
      "]",
      '"Statement":',
      '"Effect":"Allow"',
      ",",
      '"*"',
      "null",
      "1",
      '"Condition":',
    );
    fc.assert(
      fc.property(
        fc.array(parts).map((pieces) => pieces.join("")),
        fc.constantFrom("identity", "trust", "resource"),
        (text, kind) => {
          for (const { offset, length } of mistakesOf(text, kind)) {
            expect(length).toBeGreaterThan(0);
            expect(offset).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });

  function mistakesOf(text: string, kind: "identity" | "trust" | "resource") {
    try {
      parsePolicy(text, { kind });
      return [];
    } catch (error) {
      expect(error).toBeInstanceOf(PolicyError);
      return (error as PolicyError).mistakes;
    }
  }
});

test("contextKeysOf lists what a policy asks of a request", () => {
  const text = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::*:user/\${aws:username}",
    "Condition":{"StringEquals":{"aws:PrincipalTag/Team":["\${app:team}","\${app:other, 'x'}","\${*}"]},"Null":{"AWS:Username":"false"}}}}`;
  expect(contextKeysOf(parsePolicy(text))).toEqual(["app:team", "aws:principaltag/team", "aws:username"]);
});
