import { AsyncLocalStorage } from "node:async_hooks";
import { hostname } from "node:os";
import type { Caller } from "@/lib/platform/caller";
import { nowMillis } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import { onLogLine } from "@/lib/platform/log";
import { invoke } from "@/lib/services/invoke";
import { LineBuffer } from "./line-buffer";

const RETENTION_DAYS = 30;

/** Marks what happens while lines are shipped: what is logged then is about shipping, and shipping it would never end. */
const shipping = new AsyncLocalStorage<true>();

/** Ships a process's log lines into its log group. `ship` sends what waits; `stop` hears no more lines. */
export type LogShipper = { ship: () => Promise<void>; stop: () => void };

/** Hears this process's lines from now on; they wait, bounded, until `ship` is called. */
export function shipLogs(caller: Caller, processName: string): LogShipper {
  const buffer = new LineBuffer();
  const target = { logGroupName: `/mirante/${processName}`, logStreamName: streamName() };
  let isStreamThere = false;
  const stop = onLogLine((line) => {
    if (!shipping.getStore()) buffer.add({ timestamp: nowMillis(), message: line.trimEnd() });
  });

  const shipAll = async () => {
    noteLost(buffer);
    for (let lines = buffer.take(); lines.length > 0; lines = buffer.take()) {
      try {
        if (!isStreamThere) await createStream(caller, target);
        isStreamThere = true;
        const logEvents = lines.map(({ timestamp, message }) => ({ timestamp, message }));
        await invoke(caller, "logs:PutLogEvents", { ...target, logEvents });
      } catch (error) {
        buffer.giveBack(lines);
        // A user may delete the group; it is made again for what comes.
        if (isMissing(error)) isStreamThere = false;
        throw error;
      }
    }
  };
  return { ship: () => shipping.run(true, shipAll), stop };
}

function noteLost(buffer: LineBuffer): void {
  const lost = buffer.takeLost();
  if (lost === 0) return;
  const message = JSON.stringify({ level: 40, time: nowMillis(), msg: `${lost} lines of this log were dropped` });
  buffer.add({ timestamp: nowMillis(), message });
}

type Target = { logGroupName: string; logStreamName: string };

/** The stream comes first: only at the very first start is there no group, and CloudTrail sees one call, not a failed one. */
async function createStream(caller: Caller, target: Target): Promise<void> {
  try {
    await invoke(caller, "logs:CreateLogStream", target);
  } catch (error) {
    if (isAwsError(error) && error.code === "ResourceAlreadyExistsException") return;
    if (!isMissing(error)) throw error;
    const { logGroupName } = target;
    await ignoring("ResourceAlreadyExistsException", invoke(caller, "logs:CreateLogGroup", { logGroupName }));
    await invoke(caller, "logs:PutRetentionPolicy", { logGroupName, retentionInDays: RETENTION_DAYS });
    await ignoring("ResourceAlreadyExistsException", invoke(caller, "logs:CreateLogStream", target));
  }
}

async function ignoring(code: string, call: Promise<unknown>): Promise<void> {
  await call.catch((error) => {
    if (!isAwsError(error) || error.code !== code) throw error;
  });
}

function isMissing(error: unknown): boolean {
  return isAwsError(error) && error.code === "ResourceNotFoundException";
}

/** One stream for each run of a process on a machine; names of streams may hold no colon. */
function streamName(): string {
  const start = new Date(nowMillis()).toISOString().slice(0, 19).replaceAll(":", "-");
  return `${hostname()}/${start}/${process.pid}`.replace(/[:*]/g, "-").slice(0, 512);
}
