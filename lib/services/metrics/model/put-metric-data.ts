import type { MetricDatum, PutMetricDataInput } from "@aws-sdk/client-cloudwatch";
import type { Datum } from "./datum";
import { entityFault } from "./entity";
import { measurementOf } from "./measurement";
import { checkDimensions, checkName } from "./names";
import { seriesName } from "./series";
import { Violations } from "./violations";

const MAX_METRICS = 1000;
const MAX_ENTITIES = 2;
const HOUR = 3_600_000;
const OLDEST = 14 * 24 * HOUR;
const NEWEST = 2 * HOUR;

/**
 * The data of a PutMetricData call, entity metrics too (which entity they belong to is not kept). `now` in milliseconds.
 * Throws the three parameter errors of CloudWatch for whatever AWS's model does not say already.
 */
export function parseMetricData(input: PutMetricDataInput, now: number): Datum[] {
  const violations = new Violations();
  checkName(input.Namespace ?? "", "Namespace", violations);
  const listed = datumsOf(input, violations);
  checkEntities(input, violations);
  violations.throwIfAny();
  const data: Datum[] = [];
  for (const { datum, path } of listed) {
    const parsed = parseDatum(input.Namespace ?? "", datum, path, now, violations);
    if (parsed) data.push(parsed);
  }
  violations.throwIfAny();
  return data;
}

type Listed = { datum: MetricDatum; path: string };

/** Every datum with the name that messages give it; how many there may be is said here. */
function datumsOf({ MetricData = [], EntityMetricData = [] }: PutMetricDataInput, violations: Violations): Listed[] {
  const listed = MetricData.map((datum, index) => ({ datum, path: `MetricData.member.${index + 1}` }));
  for (const [place, { MetricData: data = [] }] of EntityMetricData.entries()) {
    const entity = `EntityMetricData.member.${place + 1}`;
    listed.push(...data.map((datum, index) => ({ datum, path: `${entity}.MetricData.member.${index + 1}` })));
  }
  if (listed.length === 0) violations.missing("The parameter MetricData is required.");
  if (listed.length > MAX_METRICS) tooMany("MetricData", MAX_METRICS, violations);
  if (EntityMetricData.length > MAX_ENTITIES) tooMany("EntityMetricData", MAX_ENTITIES, violations);
  return listed;
}

/** Without strict validation the metrics of a wrong entity are taken as if they had none. */
function checkEntities(
  { EntityMetricData = [], StrictEntityValidation }: PutMetricDataInput,
  violations: Violations,
): void {
  if (!StrictEntityValidation) return;
  for (const [place, { Entity }] of EntityMetricData.entries()) {
    const fault = entityFault(Entity);
    if (fault) violations.invalid(`The parameter EntityMetricData.member.${place + 1}.Entity is invalid: ${fault}.`);
  }
}

function tooMany(collection: string, most: number, violations: Violations): void {
  violations.invalid(`The collection ${collection} must not have a size greater than ${most}.`);
}

function parseDatum(
  namespace: string,
  datum: MetricDatum,
  path: string,
  now: number,
  violations: Violations,
): Datum | undefined {
  const { MetricName = "", Dimensions = [], StorageResolution = 60, Unit = "None" } = datum;
  checkName(MetricName, `${path}.MetricName`, violations);
  if (Dimensions.length > 0) checkDimensions(Dimensions, `${path}.Dimensions`, violations);
  if (StorageResolution !== 1 && StorageResolution !== 60) {
    violations.invalid(`The parameter ${path}.StorageResolution must be a value in the set [ 1, 60 ].`);
  }
  const measured = measurementOf(datum, path, violations);
  const resolution = StorageResolution === 1 ? 1 : 60;
  const at = momentOf(datum.Timestamp, resolution, path, now, violations);
  if (!measured) return undefined;
  return { series: seriesName(namespace, MetricName, Dimensions), point: { at, unit: Unit, ...measured }, resolution };
}

/** CloudWatch keeps data by the minute, or by the second where the datum says so. */
function momentOf(
  given: Date | undefined,
  resolution: 1 | 60,
  path: string,
  now: number,
  violations: Violations,
): number {
  const at = given ? given.getTime() : now;
  if (at < now - OLDEST) {
    violations.invalid(`The parameter ${path}.Timestamp must specify a time within the past two weeks.`);
  }
  if (at > now + NEWEST) {
    violations.invalid(`The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`);
  }
  return Math.floor(at / (resolution * 1000)) * resolution * 1000;
}
