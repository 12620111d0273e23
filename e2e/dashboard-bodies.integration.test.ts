import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudWatchClient,
  DeleteDashboardsCommand,
  GetDashboardCommand,
  PutDashboardCommand,
} from "@aws-sdk/client-cloudwatch";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { exportDashboard } from "@/components/dashboards/export-forms";
import { importedSource } from "@/components/dashboards/import-source";
import { closeDatabase } from "@/lib/platform/database";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { startWholeApi, type WholeApi } from "./whole-api";

/** Bodies as people have them in AWS, and bodies that nobody should send, by AWS's own SDK through the whole way. */
const FOLDER = join(import.meta.dirname, "dashboard-bodies");
const BODIES = readdirSync(FOLDER).map((file) => [file, readFileSync(join(FOLDER, file), "utf8")] as const);
let api: WholeApi;
let client: CloudWatchClient;

beforeAll(async () => {
  api = await startWholeApi({ auth: "open" });
  client = new CloudWatchClient(api.optionsFor({ accessKeyId: "610000000044", secretAccessKey: "x" }));
});
afterAll(async () => {
  await api.close();
  await closeDatabase();
});

const put = (DashboardName: string, DashboardBody: string) =>
  client.send(new PutDashboardCommand({ DashboardName, DashboardBody }));

test("there are eleven of them, and every kind of widget is among them", () => {
  expect(BODIES).toHaveLength(11);
  const kinds = BODIES.flatMap(([, source]) => parseDashboardBody(source).body?.widgets ?? []).map(({ type }) => type);
  expect([...new Set(kinds)].sort()).toEqual(["alarm", "chart", "custom", "explorer", "log", "metric", "text"]);
});

test.each(BODIES)("%s is taken without a word and comes back byte for byte", async (file, source) => {
  const name = file.replace(".json", "");
  const { DashboardValidationMessages = [] } = await put(name, source);
  expect(DashboardValidationMessages).toEqual([]);
  const { DashboardBody = "" } = await client.send(new GetDashboardCommand({ DashboardName: name }));
  expect(Buffer.from(DashboardBody)).toEqual(Buffer.from(source));
  expect(exportDashboard("json", name, DashboardBody).text).toBe(source);
  expect(importedSource(source).source).toBe(source);
  expect(importedSource(JSON.stringify({ DashboardName: name, DashboardBody: source }))).toEqual({ source, name });
  const { body } = parseDashboardBody(source);
  expect(body && placedWidgets(body)).toHaveLength(JSON.parse(source).widgets.length);
  await client.send(new DeleteDashboardsCommand({ DashboardNames: [name] }));
});

/** One of these with something in it replaced by anything, or cut off: almost right, which is what people send. */
const spoilt = fc
  .tuple(fc.constantFrom(...BODIES.map(([, source]) => source)), fc.nat(), fc.jsonValue({ maxDepth: 2 }), fc.boolean())
  .map(([source, place, value, isCut]) => {
    if (isCut) return source.slice(0, place % source.length);
    const body: unknown = JSON.parse(source);
    const holders: [Record<string, unknown>, string][] = [];
    const walk = (held: unknown) => {
      if (typeof held !== "object" || held === null) return;
      for (const [key, inner] of Object.entries(held)) {
        holders.push([held as Record<string, unknown>, key]);
        walk(inner);
      }
    };
    walk(body);
    const [holder, key] = holders[place % holders.length] ?? [{}, ""];
    holder[key] = value;
    return JSON.stringify(body);
  });
const anything = fc.oneof(
  { weight: 4, arbitrary: spoilt },
  { weight: 1, arbitrary: fc.json({ maxDepth: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) },
  { weight: 1, arbitrary: fc.nat(20_000).map((depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`) },
  { weight: 1, arbitrary: fc.nat(5000).map((depth) => `{"widgets":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`) },
);

test("whatever is sent as a body is taken or refused in AWS's words, never a fault", async () => {
  const answers = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anything, async (body) => {
      const answer = await put("fuzzed", body).then(
        () => "saved",
        (error: { name: string; $metadata: { httpStatusCode?: number } }) =>
          `${error.name} ${error.$metadata.httpStatusCode}`,
      );
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      expect(["saved", "DashboardInvalidInputError 400", "InvalidParameterInput 400"]).toContain(answer);
    }),
    { numRuns: 2000 },
  );
  expect(answers.get("saved") ?? 0).toBeGreaterThan(5);
  expect([...answers.values()].reduce((sum, count) => sum + count, 0)).toBe(2000);
}, 300_000);
