import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "./invoke";

const root = rootCaller("610000000003", "us-east-1", { sourceIPAddress: "203.0.113.1", userAgent: "test/1" });

afterEach(() => setClock());
afterAll(closeDatabase);

test("more changes at once than there are connections wait for each other, not for ever", async () => {
  const { TopicArn = "" } = await invoke(root, "sns:CreateTopic", { Name: "crowd" });
  // What trails ask for is known for a second: after it, each of these would ask while it holds a connection.
  setClock(() => Date.now() + 60_000);
  const began = Date.now();
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => invoke(root, "sns:Publish", { TopicArn, Message: `m${index}` })),
  );
  expect(new Set(answers.map(({ MessageId }) => MessageId)).size).toBe(60);
  expect(Date.now() - began).toBeLessThan(9_000);
});
