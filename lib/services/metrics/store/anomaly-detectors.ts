import type { AnomalyDetectorConfiguration, MetricCharacteristics } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import { type Detector, type DetectorSubject, subjectText } from "../model/anomaly/detector";
import { hashOf } from "./series";

type Row = {
  detector_id: string;
  subject: DetectorSubject;
  configuration: AnomalyDetectorConfiguration | null;
  characteristics: MetricCharacteristics | null;
};

/** Keeps a detector, or replaces the settings of the one about the same; answers its id. */
export async function saveDetector(db: Database, scope: Scope, detector: Detector, at: Date): Promise<string> {
  const { id, subject, configuration, characteristics } = detector;
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  const [row] = await db.$queryRaw<{ detector_id: string }[]>`
    INSERT INTO anomaly_detectors (account_id, region, subject_key, detector_id, kind, subject, configuration, characteristics,
                                   configured_at)
    VALUES (${scope.accountId}, ${scope.region}, ${keyOf(subject)}::uuid, ${id}, ${subject.kind}, ${json(subject)}::jsonb,
            ${json(configuration)}::jsonb, ${json(characteristics)}::jsonb, ${at})
    ON CONFLICT (account_id, region, subject_key) DO UPDATE SET
      configuration = EXCLUDED.configuration, characteristics = EXCLUDED.characteristics, configured_at = EXCLUDED.configured_at
    RETURNING detector_id`;
  return row?.detector_id ?? id;
}

/** The detector about a subject. */
export async function findDetector(
  db: Database,
  scope: Scope,
  subject: DetectorSubject,
): Promise<Detector | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM anomaly_detectors WHERE ${inScope(scope)} AND subject_key = ${keyOf(subject)}::uuid`;
  return rows.map(detectorOf)[0];
}

/** What DescribeAnomalyDetectors asks for; absent members do not narrow. */
export type DetectorQuestion = {
  kinds: string[];
  ids?: string[];
  namespace?: string;
  metricName?: string;
  dimensions?: { Name: string; Value: string }[];
};

/** The detectors that answer a question by id, after `after`, at most `limit`. */
export async function listDetectors(
  db: Database,
  scope: Scope,
  { kinds, ids, namespace, metricName, dimensions }: DetectorQuestion,
  limit: number,
  after: string | undefined,
): Promise<Detector[]> {
  const member = (name: string) => Prisma.sql`subject -> 'metric' ->> ${name}`;
  const wanted = [
    inScope(scope),
    Prisma.sql`kind = ANY (${kinds}::text[])`,
    ...(ids ? [Prisma.sql`detector_id = ANY (${ids}::text[])`] : []),
    ...(namespace === undefined ? [] : [Prisma.sql`${member("Namespace")} = ${namespace}`]),
    ...(metricName === undefined ? [] : [Prisma.sql`${member("MetricName")} = ${metricName}`]),
    ...(dimensions ? [Prisma.sql`subject -> 'metric' -> 'Dimensions' = ${JSON.stringify(dimensions)}::jsonb`] : []),
    ...(after === undefined ? [] : [Prisma.sql`detector_id > ${after}`]),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM anomaly_detectors WHERE ${Prisma.join(wanted, " AND ")} ORDER BY detector_id LIMIT ${limit}`;
  return rows.map(detectorOf);
}

export async function countDetectors(db: Database, scope: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM anomaly_detectors WHERE ${inScope(scope)}`;
  return Number(row?.count ?? 0);
}

/** Removes the detector with this id, or about this subject; answers whether there was one. */
export async function removeDetector(
  db: Database,
  scope: Scope,
  which: { id: string } | DetectorSubject,
): Promise<boolean> {
  const condition =
    "id" in which ? Prisma.sql`detector_id = ${which.id}` : Prisma.sql`subject_key = ${keyOf(which)}::uuid`;
  return (await db.$executeRaw`DELETE FROM anomaly_detectors WHERE ${inScope(scope)} AND ${condition}`) > 0;
}

export async function forgetDetectors(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM anomaly_detectors WHERE account_id = ${accountId}`;
}

function keyOf(subject: DetectorSubject): string {
  return hashOf(subjectText(subject));
}

function detectorOf({ detector_id, subject, configuration, characteristics }: Row): Detector {
  return {
    id: detector_id,
    subject,
    configuration: configuration ?? undefined,
    characteristics: characteristics ?? undefined,
  };
}

function inScope({ accountId, region }: Scope): Prisma.Sql {
  return Prisma.sql`account_id = ${accountId} AND region = ${region}`;
}
