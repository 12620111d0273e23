import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { serviceCaller } from "@/lib/platform/caller";
import { pool } from "@/lib/platform/database";
import { dispatch } from "@/lib/services/invoke";
import { dimensionsOf, END, HOUR, MINUTE, measured, nameOf, printLine, root, SERIES } from "./scene";

const HOT_MINUTES = 10;
const BYTES_LIMIT = 15;
const worker = serviceCaller("cloudwatch.amazonaws.com", root.accountId, root.region);

/**
 * Fills the store: an hour after the other by COPY into hot rows, each sealed as the worker does it (but in one piece, where a
 * worker comes every five minutes); then what stays hot.
 */
export async function loadPoints(hours: number): Promise<void> {
  const ids = await makeSeries();
  let [copied, sealed, points] = [0, 0, 0];
  const end = END - HOT_MINUTES * MINUTE;
  let minutes = 0;
  for (let from = Math.floor((END - hours * HOUR) / HOUR) * HOUR; from < end; from += minutes * MINUTE) {
    minutes = Math.min(60, (end - from) / MINUTE);
    const begin = performance.now();
    await copyMinutes(ids, from, minutes);
    const between = performance.now();
    await dispatch(worker, "cloudwatch:SealMetricPoints", { Everything: true });
    copied += between - begin;
    sealed += performance.now() - between;
    points += ids.length * minutes;
  }
  const perSecond = (millis: number) => Math.round((points / millis) * 1000).toLocaleString("en");
  printLine("stored points, sealed", points.toLocaleString("en"));
  printLine("  COPY into hot rows, points/s", perSecond(copied));
  printLine("  sealing, points/s; of COPY", perSecond(sealed), (copied / sealed).toFixed(2));
  const bytes = await sealedBytes();
  printLine("  bytes a sealed point; of 15", (bytes / points).toFixed(1), (bytes / points / BYTES_LIMIT).toFixed(2));
  await copyMinutes(ids, end, HOT_MINUTES);
  await pool().query("ANALYZE");
}

async function makeSeries(): Promise<number[]> {
  for (let first = 0; first < SERIES; first += 1000) {
    const MetricData = Array.from({ length: 1000 }, (_, index) => ({
      MetricName: nameOf(first + index),
      Dimensions: dimensionsOf(first + index),
      Timestamp: new Date(END - 30 * HOUR),
      Value: 1,
      Unit: "Count",
    }));
    await dispatch(root, "cloudwatch:PutMetricData", { Namespace: "Bench", MetricData });
  }
  const { rows } = await pool().query<{ id: number }>(
    "SELECT id::int4 FROM metric_series WHERE namespace = 'Bench' ORDER BY id",
  );
  return rows.map(({ id }) => id);
}

/** A point a minute of each metric, minute by minute, as it would have come. */
async function copyMinutes(ids: readonly number[], from: number, minutes: number): Promise<void> {
  const client = await pool().connect();
  const columns = "series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit";
  function* lines(): Generator<string> {
    for (let at = from; at < from + minutes * MINUTE; at += MINUTE) {
      const time = new Date(at).toISOString();
      yield ids
        .map((id, series) => {
          const value = measured(series, at / MINUTE);
          return `${id}\t${time}\t1\t${value}\t${value}\t${value}\t60\t0\tCount\n`;
        })
        .join("");
    }
  }
  await pipeline(lines(), client.query(copyFrom(`COPY metric_points (${columns}) FROM STDIN`)));
  client.release();
}

async function sealedBytes(): Promise<number> {
  const { rows } = await pool().query<{ bytes: number }>(
    `SELECT sum(pg_total_relation_size(inhrelid))::float8 AS bytes FROM pg_inherits
     WHERE inhparent = 'metric_blocks'::regclass AND pg_relation_size(inhrelid) > 0`,
  );
  return rows[0]?.bytes ?? Number.NaN;
}
