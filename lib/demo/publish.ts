import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { invoke } from "@/lib/services/invoke";
import type { ServiceRecord } from "@/lib/services/trail/model/service-record";
import { actAsService } from "./act";
import type { Line } from "./log-lines";
import type { Published } from "./metrics";

const MOST_DATA = 1000;
const MOST_LINES = 5000;
const MOST_RECORDS = 500;
const HANDS = 6;
const DAY_MILLIS = 86_400_000;

/** Publishes metrics as the services that own them, those of one namespace together. */
export async function publishMetrics(published: readonly Published[]): Promise<void> {
  const byNamespace = groupedBy(published, ({ Namespace }) => Namespace);
  for (const [Namespace, parts] of byNamespace) {
    const caller = actAsService(parts[0]?.service ?? "monitoring");
    for (const MetricData of slices(
      parts.flatMap((part) => part.MetricData),
      MOST_DATA,
    )) {
      await invoke(caller, "cloudwatch:PutMetricData", { Namespace, MetricData });
    }
  }
}

/** Writes log lines into their groups; a stream is made when its first line comes. */
export async function writeLines(lines: readonly Line[]): Promise<void> {
  const streams = groupedBy(lines, ({ group, stream }) => JSON.stringify([group, stream])).values();
  // Writers that come together share a commit.
  const hand = async () => {
    for (const own of streams) await writeStream(own);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

async function writeStream(lines: readonly Line[]): Promise<void> {
  const [first] = lines;
  if (!first) return;
  const target = { logGroupName: first.group, logStreamName: first.stream };
  const ordered = lines.toSorted((one, other) => one.timestamp - other.timestamp);
  for (const day of groupedBy(ordered, ({ timestamp }) => Math.floor(timestamp / DAY_MILLIS)).values()) {
    for (const part of slices(day, MOST_LINES)) {
      const logEvents = part.map(({ timestamp, message }) => ({ timestamp, message }));
      await put(actAsService("logs"), target, logEvents);
    }
  }
}

type Target = { logGroupName: string; logStreamName: string };

async function put(caller: Caller, target: Target, logEvents: { timestamp: number; message: string }[]): Promise<void> {
  const write = () => invoke(caller, "logs:PutLogEvents", { ...target, logEvents });
  try {
    await write();
  } catch (error) {
    if (!isAwsError(error) || error.code !== "ResourceNotFoundException") throw error;
    await invoke(caller, "logs:CreateLogStream", target).catch((failure: unknown) => {
      if (!isAwsError(failure) || failure.code !== "ResourceAlreadyExistsException") throw failure;
    });
    await write();
  }
}

/** Hands records over to CloudTrail. `tell`: rules hear of them. */
export async function handRecords(records: readonly ServiceRecord[], tell: boolean): Promise<void> {
  const caller = actAsService("glue");
  for (const Records of slices(records, MOST_RECORDS)) {
    await invoke(caller, "cloudtrail:RecordServiceEvents", { Records, Tell: tell });
  }
}

function groupedBy<Item, Key>(list: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function slices<Item>(list: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
