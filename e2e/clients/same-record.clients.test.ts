import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { enter, type Key, makeUser, writesOf } from "../access";
import { comparableRecord } from "../comparable-record";
import { type Product, startProduct } from "../product";
import { type Answer, byCli, byJavaScript, byProgram, type Target } from "./scenario";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
  enter(product);
}, 300_000);

afterAll(async () => {
  await closeDatabase();
  await product.stop();
});

/** The environment names a client that run.mjs installed. */
function installed(name: string): string {
  const path = process.env[name];
  if (!path) throw new Error(`${name} is not set: run this through \`npm run test:clients\`.`);
  return path;
}

/** Keyed by the word that the names of what each makes end in; no record holds it otherwise. */
const CLIENTS: Record<string, (target: Target, name: string) => Promise<Answer>> = {
  "by-javascript": byJavaScript,
  "by-old-cli": (target, name) => byCli(installed("OLD_AWS_CLI"), target, name),
  "by-cli": (target, name) => byCli(installed("AWS_CLI"), target, name),
  "by-boto3": (target, name) => byProgram([installed("PYTHON"), "e2e/clients/boto3_client.py"], target, name),
  "by-go": (target, name) => byProgram([installed("GO_CLIENT")], target, name),
  "by-java": (target, name) => byProgram(["java", "-cp", installed("JAVA_CLASSPATH"), "JavaClient"], target, name),
};

const records = new Map<string, unknown[]>();

test.each(Object.keys(CLIENTS))("%s makes its changes, reads them back and is told what is refused", async (name) => {
  const key: Key = await makeUser(`dev-${name}`, ["AdministratorAccess"]);
  const target = { endpoint: product.apiUrl, region: "us-east-1", ...key };
  const answer = await CLIENTS[name]?.(target, name);
  expect(answer).toEqual({
    values: [150],
    arn: `arn:aws:iam::123456789012:user/dev-${name}`,
    refused: "ResourceAlreadyExistsException",
  });
  records.set(
    name,
    (await writesOf(`dev-${name}`)).map((record) => comparableRecord(record, name)),
  );
});

test("every client leaves the same records", () => {
  const [first, ...others] = [...records.values()];
  expect(first).toHaveLength(5);
  expect(first).toMatchObject([
    {
      eventName: "PutMetricAlarm",
      eventSource: "monitoring.amazonaws.com",
      requestParameters: { alarmName: "alarm-*" },
    },
    { eventName: "PutDashboard" },
    { eventName: "CreateLogGroup", requestParameters: { logGroupName: "/shop/*", tags: { team: "web" } } },
    { eventName: "CreateUser", responseElements: { user: { userName: "user-*", path: "/shop/" } } },
    { eventName: "CreateLogGroup", errorCode: "ResourceAlreadyExistsException" },
  ]);
  for (const other of others) expect(other).toEqual(first);
  expect(others).toHaveLength(Object.keys(CLIENTS).length - 1);
});
