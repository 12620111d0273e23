import { memberOf, plain } from "./structure-functions";
import { Moment, type Value } from "./value";

/** A log event as the language sees it; times in milliseconds since the epoch, `log` is "account:group". */
export interface LogEvent {
  readonly message: string;
  readonly timestamp: number;
  readonly ingestionTime: number;
  readonly stream: string;
  readonly log: string;
  /** What finds the event again: @ptr. */
  readonly pointer: () => string;
}

/** As many fields as are discovered in one JSON event (page "Supported logs and discovered fields"). */
const MAX_FIELDS = 200;

/** The fields of one event, found when they are asked for. */
export class EventFields {
  private json: unknown;
  private found: ReadonlyMap<string, string | number> | undefined;

  constructor(readonly event: LogEvent) {}

  get(name: string): Value {
    const { event } = this;
    if (name.charCodeAt(0) === 64) {
      switch (name) {
        case "@message":
          return event.message;
        case "@timestamp":
          return new Moment(event.timestamp);
        case "@ingestionTime":
          return new Moment(event.ingestionTime);
        case "@logStream":
          return event.stream;
        case "@log":
          return event.log;
        case "@ptr":
          return event.pointer();
        case "@aws.account":
          return event.log.slice(0, event.log.indexOf(":"));
      }
      // A field of the event's own that begins with @ is shown with another.
      if (name.startsWith("@@")) return this.fromJson(name.slice(1));
      return this.ofKnownKind().get(name) ?? null;
    }
    return this.fromJson(name) ?? this.ofKnownKind().get(name) ?? null;
  }

  /** The names of everything that is found in the event, the system's fields first. */
  names(): string[] {
    const names = ["@ingestionTime", "@log", "@logStream", "@message", "@timestamp"];
    const json = this.parsed();
    if (json !== undefined) collectNames(json, "", names, MAX_FIELDS + names.length);
    return [...names, ...this.ofKnownKind().keys()];
  }

  private fromJson(name: string): Value {
    const json = this.parsed();
    return json === undefined ? null : plain(walk(json, name));
  }

  /** The message as JSON; of a Lambda function's other lines the first JSON in them. */
  private parsed(): object | undefined {
    if (this.json === undefined) this.json = readJson(this.event) ?? null;
    return typeof this.json === "object" && this.json !== null ? this.json : undefined;
  }

  private ofKnownKind(): ReadonlyMap<string, string | number> {
    this.found ??= lambdaFields(this.event.message) ?? flowFields(this.event.message) ?? NOTHING;
    return this.found;
  }
}

const NOTHING: ReadonlyMap<string, string | number> = new Map();

function readJson({ message, log }: LogEvent): unknown {
  const first = message.trimStart().charCodeAt(0);
  if (first === 123 || first === 91) return parse(message);
  if (!log.includes(":/aws/lambda/")) return undefined;
  const [start, end] = [message.indexOf("{"), message.lastIndexOf("}")];
  return start >= 0 && end > start ? parse(message.slice(start, end + 1)) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A field by its flattened name; keys may hold points themselves, so that each split is tried, the longest key first. */
export function walk(value: unknown, name: string): unknown {
  const direct = memberOf(value, name);
  if (direct !== undefined) return direct;
  for (let point = name.lastIndexOf("."); point > 0; point = name.lastIndexOf(".", point - 1)) {
    const inner = memberOf(value, name.slice(0, point));
    if (inner === undefined || inner === null) continue;
    const found = walk(inner, name.slice(point + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function collectNames(value: unknown, prefix: string, names: string[], most: number): void {
  if (typeof value !== "object" || value === null) {
    if (prefix !== "") names.push(prefix);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (names.length >= most) return;
    const shown = prefix === "" && key.startsWith("@") ? `@${key}` : key;
    collectNames(inner, prefix === "" ? shown : `${prefix}.${key}`, names, most);
  }
}

const LAMBDA_LINE = /^(START|END|REPORT) RequestId: ([0-9a-fA-F-]{8,})/;

function lambdaFields(message: string): Map<string, string | number> | undefined {
  const first = message.charCodeAt(0);
  if (first !== 83 && first !== 69 && first !== 82) return undefined;
  const [, type, requestId] = LAMBDA_LINE.exec(message) ?? [];
  if (type === undefined || requestId === undefined) return undefined;
  const fields = new Map<string, string | number>([
    ["@type", type],
    ["@requestId", requestId],
  ]);
  if (type !== "REPORT") return fields;
  const number = (name: string, pattern: RegExp, factor = 1) => {
    const found = pattern.exec(message)?.[1];
    if (found !== undefined) fields.set(name, Number(found) * factor);
  };
  number("@duration", /\tDuration: ([\d.]{1,20}) ms/);
  number("@billedDuration", /\tBilled Duration: ([\d.]{1,20}) ms/);
  // The service gives memory in bytes.
  number("@memorySize", /\tMemory Size: (\d{1,20}) MB/, 1_000_000);
  number("@maxMemoryUsed", /\tMax Memory Used: (\d{1,20}) MB/, 1_000_000);
  number("@initDuration", /\tInit Duration: ([\d.]{1,20}) ms/);
  const trace = /XRAY TraceId: ([0-9a-fA-F-]{1,60})/.exec(message)?.[1];
  if (trace !== undefined) fields.set("@xrayTraceId", trace);
  return fields;
}

const FLOW_NAMES = [
  "version",
  "accountId",
  "interfaceId",
  "srcAddr",
  "dstAddr",
  "srcPort",
  "dstPort",
  "protocol",
  "packets",
  "bytes",
  "startTime",
  "endTime",
  "action",
  "logStatus",
];

/** A VPC flow log of version 2 in its default format. */
function flowFields(message: string): Map<string, string> | undefined {
  if (message.charCodeAt(0) !== 50 || message.length > 400) return undefined;
  const parts = message.trim().split(" ");
  if (parts.length !== FLOW_NAMES.length || !/^\d{12}$|^unknown$/.test(parts[1] ?? "")) return undefined;
  return new Map(
    FLOW_NAMES.flatMap((name, index): [string, string][] => {
      const value = parts[index];
      return value === undefined || value === "-" ? [] : [[name, value]];
    }),
  );
}
