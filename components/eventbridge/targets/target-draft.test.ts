import { expect, test } from "vitest";
import { EMPTY_TARGET, newTarget, type TargetDraft, targetDraftOf, targetMistakes, targetOf } from "./target-draft";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:alerts";
const draft = (part: Partial<TargetDraft> = {}): TargetDraft => ({ ...EMPTY_TARGET, id: "Id1", arn: TOPIC, ...part });

test.each<Partial<TargetDraft>>([
  {},
  { input: "part", inputPath: "$.detail.state" },
  { input: "constant", constant: '{"a":1}' },
  { input: "transformer", pathsMap: '{\n  "a": "$.id"\n}', template: '"id <a>"' },
  { maxAgeSeconds: "60", maxRetries: "0", deadLetterArn: "arn:aws:sqs:us-east-1:123456789012:dead" },
  { kind: "sqs", arn: "arn:aws:sqs:us-east-1:123456789012:q.fifo", groupId: "g" },
])("a target comes back from AWS's form as it was: %j", (part) => {
  const given = draft(part);
  expect(targetMistakes(given)).toEqual({});
  expect(targetDraftOf(targetOf(given))).toEqual(given);
});

test.each<[Partial<TargetDraft>, object]>([
  [{ arn: "" }, { arn: "missing" }],
  [{ arn: "arn:aws:sqs:us-east-1:123456789012:q" }, { arn: "wrongKind" }],
  [{ arn: "not an arn" }, { arn: "wrongKind" }],
  [{ maxAgeSeconds: "59" }, { maxAgeSeconds: "range" }],
  [{ maxRetries: "186" }, { maxRetries: "range" }],
  [{ input: "transformer", pathsMap: "[]" }, { pathsMap: "notMap" }],
  [{ input: "transformer", template: "<stranger>" }, { other: expect.stringMatching(/invalid placeholder stranger/) }],
  [{ input: "constant", constant: "{" }, { other: expect.stringMatching(/JSON syntax error/) }],
  [{ input: "part", inputPath: "detail" }, { other: expect.stringMatching(/Invalid JSONPath/) }],
])("mistakes are told by field: %j", (part, expected) => {
  expect(targetMistakes(draft(part))).toEqual(expected);
});

test("an edited target keeps what the form does not show", () => {
  const edited = { Id: "Id1", Arn: TOPIC, KinesisParameters: { PartitionKeyPath: "$.id" }, InputPath: "$.detail" };
  expect(targetOf(draft(), edited)).toEqual({ Id: "Id1", Arn: TOPIC, KinesisParameters: { PartitionKeyPath: "$.id" } });
});

test("a new target has an id of its own", () => {
  expect(newTarget([draft(), draft({ id: "Id3" })]).id).toBe("Id2");
});
