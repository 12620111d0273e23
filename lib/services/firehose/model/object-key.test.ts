import { expect, test } from "vitest";
import { checkPrefix, objectKey } from "./object-key";

const batch = {
  stream: "lake",
  version: 3,
  batchId: "0b8f3c52-7d8e-4f5e-9a7b-5f1f0a1b2c3d",
  begunAt: new Date("2026-11-28T02:07:09.123Z"),
};
const name = "lake-3-2026-11-28-02-07-09-0b8f3c52-7d8e-4f5e-9a7b-5f1f0a1b2c3d";

test.each([
  ["", {}, `2026/11/28/02/${name}`],
  ["metrics/", { extension: ".gz" }, `metrics/2026/11/28/02/${name}.gz`],
  ["", { errorType: "http-endpoint-failed" }, `http-endpoint-failed/2026/11/28/02/${name}`],
  ["m/!{timestamp:yyyy-MM-dd}/!{timestamp:HH'h'mm}/", {}, `m/2026-11-28/02h07/${name}`],
  ["!{firehose:random-string}/", {}, `0b8f3c527d8/${name}`],
  ["e/!{firehose:error-output-type}/!{timestamp:yy}/", { errorType: "failed" }, `e/failed/26/${name}`],
])("the prefix %j makes the key %s", (prefix, options, key) => expect(objectKey(prefix, batch, options)).toBe(key));

test.each(["!{timestamp:EEE}", "!{partitionKeyFromQuery:a}", "!{firehose:error-output-type}", "!{}"])(
  "the prefix %s is refused",
  (prefix) =>
    expect(() => checkPrefix(prefix, "Prefix")).toThrow(expect.objectContaining({ code: "InvalidArgumentException" })),
);
