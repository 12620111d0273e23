import type { StandardUnit } from "@aws-sdk/client-cloudwatch-logs";
import { isDimensionValue, isMetricValue } from "./metric-extraction";
import { type MetricTally, periodStart } from "./metric-tally";
import { UNITS } from "./unit";

/**
 * CloudWatch's embedded metric format: a log event that says in `_aws` which of its members are metrics.
 * Source: CloudWatch User Guide, "Specification: Embedded metric format", with its limits and JSON schema.
 */
type Directive = { namespace: string; dimensionSets: string[][]; metrics: Definition[] };
type Definition = { name: string; unit: StandardUnit; resolution: 1 | 60 };
type Json = Readonly<Record<string, unknown>>;

const MAX_METRICS = 100;
const MAX_VALUES = 100;
const MAX_DIMENSIONS = 30;
const DAY_MILLIS = 86_400_000;

/**
 * Adds the metrics of an event to the tally. An event that is not valid by the schema is a plain line and adds nothing; of a
 * valid one, a metric without numbers and a set of dimensions without its texts are left out. `now` in milliseconds.
 */
export function extractEmbeddedMetrics(message: string, now: number, tally: MetricTally): void {
  const root = readRoot(message);
  const metadata = root?._aws;
  if (!root || !isObject(metadata)) return;
  const directives = readDirectives(metadata.CloudWatchMetrics);
  const { Timestamp: at } = metadata;
  if (!directives || typeof at !== "number" || at < now - 14 * DAY_MILLIS || at > now + DAY_MILLIS / 12) return;
  for (const { namespace, dimensionSets, metrics } of directives) {
    const sets = dimensionSets.map((names) => dimensionsOf(root, names)).filter((set) => set !== undefined);
    for (const { name: metricName, unit, resolution } of metrics) {
      const values = valuesOf(own(root, metricName));
      const period = periodStart(at, resolution);
      for (const dimensions of sets) {
        for (const value of values) {
          tally.add({ namespace, metricName, dimensions, unit, resolution, at: period }, value);
        }
      }
    }
  }
}

/** Most lines are told from embedded metrics without parsing them. */
function readRoot(message: string): Json | undefined {
  if (!message.includes('"CloudWatchMetrics"') || !/^\s*\{/.test(message)) return undefined;
  try {
    const root: unknown = JSON.parse(message);
    return isObject(root) ? root : undefined;
  } catch {
    return undefined;
  }
}

function readDirectives(given: unknown): Directive[] | undefined {
  return readAll(given, (directive) => {
    if (!isObject(directive) || !isName(directive.Namespace, 1024)) return undefined;
    const dimensionSets = readAll(directive.Dimensions, (set) => {
      const names = readAll(set, (name) => (isName(name, 250) ? name : undefined));
      return names && names.length <= MAX_DIMENSIONS ? names : undefined;
    });
    const metrics = readAll(directive.Metrics, readDefinition);
    if (!dimensionSets || !metrics || metrics.length > MAX_METRICS) return undefined;
    return { namespace: directive.Namespace, dimensionSets, metrics };
  });
}

function readDefinition(given: unknown): Definition | undefined {
  if (!isObject(given)) return undefined;
  const { Name: name, Unit: unit = "None", StorageResolution: resolution = 60 } = given;
  if (!isName(name, 1024) || !isUnit(unit) || (resolution !== 1 && resolution !== 60)) return undefined;
  return { name, unit, resolution };
}

/** The parts of a list; undefined when it is none or one of its parts is wrong. */
function readAll<Part>(given: unknown, read: (part: unknown) => Part | undefined): Part[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const parts: Part[] = [];
  for (const one of given) {
    const part = read(one);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function dimensionsOf(root: Json, names: readonly string[]): Record<string, string> | undefined {
  const dimensions: Record<string, string> = {};
  for (const name of names) {
    const value = own(root, name);
    if (typeof value !== "string" || !isDimensionValue(value)) return undefined;
    dimensions[name] = value;
  }
  return dimensions;
}

/** A number or a list of them. */
function valuesOf(given: unknown): number[] {
  const listed: unknown[] = Array.isArray(given) ? given : [given];
  if (listed.length > MAX_VALUES) return [];
  return listed.every(isValue) ? listed : [];
}

const isValue = (value: unknown): value is number => typeof value === "number" && isMetricValue(value);

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** What PutMetricData takes as a name, too. */
function isName(value: unknown, most: number): value is string {
  return (
    typeof value === "string" && value.trim() !== "" && value.length <= most && !/[\p{Cc}\p{Surrogate}]/u.test(value)
  );
}

function isUnit(value: unknown): value is StandardUnit {
  return typeof value === "string" && UNIT_NAMES.has(value);
}

const UNIT_NAMES: ReadonlySet<string> = new Set(UNITS);
