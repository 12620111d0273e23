import { expect, test } from "vitest";
import { authorName } from "./author-name";

test.each([
  ["arn:aws:iam::123456789012:root", "root"],
  ["arn:aws:iam::123456789012:user/ana", "ana"],
  ["arn:aws:iam::123456789012:user/ops/ana", "ana"],
  ["arn:aws:sts::123456789012:assumed-role/deploy/session-1", "deploy/session-1"],
  [undefined, "Mirante"],
])("%s is %s", (arn, name) => {
  expect(authorName(arn)).toBe(name);
});
