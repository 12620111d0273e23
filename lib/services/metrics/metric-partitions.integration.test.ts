import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { dispatch } from "../invoke";

const root = rootCaller("100000000020", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });

afterEach(() => setClock());
afterAll(closeDatabase);

test("maintenance makes the days to come, and only a service may ask for it", async () => {
  const worker = serviceCaller("cloudwatch.amazonaws.com", "100000000020", "us-east-1");
  const partitions = async () => {
    const { rows } = await pool().query<{ name: string }>(
      "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'metric_blocks'::regclass ORDER BY 1",
    );
    // A year that no other test lives in.
    return rows.map(({ name }) => name).filter((name) => /_2041\d{4}$/.test(name));
  };
  setClock(() => Date.UTC(2041, 5, 20, 12));
  await dispatch(worker, "cloudwatch:MaintainMetricPartitions", {});
  const before = await partitions();
  expect(before).toHaveLength(15 + 1 + 7);
  setClock(() => Date.UTC(2041, 5, 23, 12));
  await dispatch(worker, "cloudwatch:MaintainMetricPartitions", {});
  await dispatch(worker, "cloudwatch:MaintainMetricPartitions", {});
  const after = await partitions();
  expect(after.filter((name) => !before.includes(name))).toHaveLength(3);
  expect(before.filter((name) => !after.includes(name))).toEqual(before.slice(0, 2));
  for (const step of ["MaintainMetricPartitions", "SealMetricPoints", "RollUpMetricDays"]) {
    await expect(dispatch(root, `cloudwatch:${step}`, {})).rejects.toMatchObject({ code: "AccessDenied" });
  }
});
