import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isService, modelOf, type Shape } from "@/lib/aws-models/model";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { isAwsError } from "@/lib/platform/errors";
import { arbitraryOf } from "@/lib/wire/protocols/shape-arbitrary.fixture";
import { actionsEndingIn, findOperation } from "./catalog";
import { dispatch } from "./invoke";
import { runWaitingQueries } from "./logs/waiting-queries.fixture";

const accountId = "200000000591";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.59", userAgent: "test/1" });
const RUNS = 30;
const PATIENCE_MILLIS = 15_000;

/** Names of things that are there, of things that are not, and texts that languages read. */
const SENSIBLE = [
  ...[
    "ana",
    "devs",
    "ops",
    "cpu",
    "home",
    "/shop/web",
    "one",
    "some-rule",
    "some-bucket",
    "default",
    "nobody",
    "Some",
    "a/b",
  ],
  ...["topic", `arn:aws:sns:us-east-1:${accountId}:topic`, `arn:aws:sns:sa-east-1:${accountId}:gone`],
  ...[
    `arn:aws:iam::${accountId}:user/ana`,
    `arn:aws:iam::${accountId}:role/ops`,
    `arn:aws:iam::${accountId}:policy/Some`,
  ],
  ...[
    `arn:aws:logs:us-east-1:${accountId}:log-group:/shop/web:*`,
    `arn:aws:cloudwatch:us-east-1:${accountId}:alarm:cpu`,
  ],
  ...[
    `arn:aws:events:us-east-1:${accountId}:rule/some-rule`,
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn::::",
    "arn:aws:s3:::some-bucket",
  ],
  ...[
    "{}",
    "[]",
    '{"Version":"2012-10-17","Statement":[]}',
    '{"source":["a"]}',
    '{"widgets":[]}',
    '{"a":',
    "ERROR",
    "{ $.a = 1 }",
    "[a, b]",
  ],
  ...[
    "m1 + 1",
    "SELECT AVG(x) FROM y",
    "SEARCH('a', 'Average')",
    "rate(5 minutes)",
    "cron(0 0 * * ? *)",
    "rate(0 days)",
    "p99",
    "TM(10%:90%)",
  ],
  ...[
    "123456789012",
    "us-east-1",
    "https://example.com/x",
    "mailto:a@example.com",
    "a@example.com",
    "0",
    "-1",
    "true",
    "2026-11-28T00:00:00Z",
  ],
  ...[
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "é",
    "%",
    "_",
    "\\",
    "'",
    "*",
    "..",
    "x".repeat(300),
    "(".repeat(3_000),
    "__proto__",
    "constructor",
  ],
];

function texts(shape: Shape): fc.Arbitrary<string> {
  const sensible = { weight: 5, arbitrary: fc.constantFrom(...SENSIBLE) };
  const any = { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) };
  return shape.enum ? fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...shape.enum) }, any) : fc.oneof(sensible, any);
}

beforeAll(async () => {
  const made: [string, object][] = [
    ["iam:CreateUser", { UserName: "ana" }],
    ["iam:CreateGroup", { GroupName: "devs" }],
    [
      "iam:CreatePolicy",
      {
        PolicyName: "Some",
        PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
      },
    ],
    ["logs:CreateLogGroup", { logGroupName: "/shop/web" }],
    ["logs:CreateLogStream", { logGroupName: "/shop/web", logStreamName: "one" }],
    ["sns:CreateTopic", { Name: "topic" }],
    ["cloudwatch:PutDashboard", { DashboardName: "home", DashboardBody: '{"widgets":[]}' }],
    ["events:PutRule", { Name: "some-rule", EventPattern: '{"source":["a"]}' }],
    ["s3:CreateBucket", { Bucket: "some-bucket" }],
  ];
  for (const [action, input] of made) await dispatch(root, action, input);
});
afterAll(async () => {
  await runWaitingQueries();
  await closeDatabase();
});

/** AWS's operations whose input is described by its model. What comes as a stream is tested where streams are. */
const operations = actionsEndingIn("").flatMap((action): [string, string, string][] => {
  const [service = "", name = ""] = action.split(":");
  const operation = findOperation(action);
  if (!isService(service) || !operation || operation.internal || operation.own || operation.widens) return [];
  const shape = modelOf(service).operations[name]?.input?.shape;
  return shape && !action.startsWith("s3:") ? [[action, service, shape]] : [];
});

test("there are operations to try", () => expect(operations.length).toBeGreaterThan(250));

test.each(operations)("%s: whatever it is asked, it answers or refuses as AWS does", async (action, service, shape) => {
  if (!isService(service)) throw new Error(`${service} has no model.`);
  await fc.assert(
    fc.asyncProperty(arbitraryOf(service, shape, { omit: true, emptyMaps: true, text: texts }), async (input) => {
      const answered = dispatch(root, action, input as object).then(
        () => undefined,
        (error: unknown) => error,
      );
      const error = await Promise.race([answered, impatience()]);
      if (error === undefined) return;
      if (!isAwsError(error)) throw error;
      expect(error.code, error.message).not.toMatch(/InternalFailure|InternalError|InternalServiceError/);
      expect(error.message.length).toBeLessThan(100_000);
    }),
    { numRuns: RUNS },
  );
});

function impatience(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("No answer.")), PATIENCE_MILLIS).unref();
  });
}
