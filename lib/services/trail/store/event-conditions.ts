import type { Scope } from "@/lib/platform/arn";
import { Prisma } from "@/prisma/client/client";
import type { EventCondition, EventQuestion, Outcome, SearchField, SearchOperator } from "../model/event";

/** What the events `e` that answer a question have in common, as a condition of SQL. */
export function eventsWanted({ accountId }: Pick<Scope, "accountId">, question: EventQuestion): Prisma.Sql {
  const asked = [
    ...question.conditions.map(conditionSql),
    ...question.texts.map((text) => Prisma.sql`e.record ILIKE ${containing(text)}`),
  ];
  const wanted = [
    Prisma.sql`e.account_id = ${accountId}`,
    Prisma.sql`e.category = ${question.category}`,
    Prisma.sql`e.event_time >= ${question.from}`,
    ...(question.to ? [Prisma.sql`e.event_time <= ${question.to}`] : []),
    ...(question.region ? [Prisma.sql`e.region = ${question.region}`] : []),
    ...(question.outcome ? [outcomeSql(question.outcome)] : []),
    ...(question.matchAny && asked.length > 0 ? [Prisma.sql`(${Prisma.join(asked, " OR ")})`] : asked),
  ];
  return Prisma.join(wanted, " AND ");
}

/** The columns of events that stand alone; resources have a table of their own. */
export const COLUMN: Record<Exclude<SearchField, "resourceName" | "resourceType">, Prisma.Sql> = {
  eventName: Prisma.sql`e.event_name`,
  eventSource: Prisma.sql`e.event_source`,
  eventId: Prisma.sql`e.event_id::text`,
  userName: Prisma.sql`e.user_name`,
  principalArn: Prisma.sql`e.principal_arn`,
  accessKeyId: Prisma.sql`e.access_key_id`,
  readOnly: Prisma.sql`e.read_only::text`,
  sourceIp: Prisma.sql`e.source_ip`,
  errorCode: Prisma.sql`e.error_code`,
  requestId: Prisma.sql`e.request_id`,
  region: Prisma.sql`e.region`,
};

/** A sign-in that failed has no error code in AWS's record: what it answered says so. */
const SIGN_IN_FAILED = Prisma.sql`(e.event_source = 'signin.amazonaws.com' AND e.record LIKE '%":"Failure"%')`;

/** Whether a call did not do what it was asked. */
export const FAILED = Prisma.sql`(e.error_code IS NOT NULL OR ${SIGN_IN_FAILED})`;

/** AWS's services call a refusal AccessDenied, AccessDeniedException, Client.UnauthorizedOperation and the like. */
function outcomeSql(outcome: Outcome): Prisma.Sql {
  switch (outcome) {
    case "succeeded":
      return Prisma.sql`NOT ${FAILED}`;
    case "failed":
      return FAILED;
    case "denied":
      return Prisma.sql`${FAILED} AND (e.error_code IS NULL OR e.error_code ~ 'AccessDenied|Unauthorized|NotAuthorized')`;
  }
}

function conditionSql({ field, operator, value }: EventCondition): Prisma.Sql {
  if (field === "resourceName") return resourceSql(Prisma.sql`r.resource_name`, operator, value);
  if (field === "resourceType") return resourceSql(Prisma.sql`r.resource_type`, operator, value);
  // These two are looked up by index, so they are compared as what they are.
  if (field === "readOnly" && operator === "=") return Prisma.sql`e.read_only = ${value === "true"}`;
  if (field === "eventId" && operator === "=")
    return isUuid(value) ? Prisma.sql`e.event_id = ${value}::uuid` : Prisma.sql`false`;
  return compare(COLUMN[field], operator, value);
}

const NEGATED: Partial<Record<SearchOperator, SearchOperator>> = { "!=": "=", "!:": ":", "!^": "^" };

/** An event may have many resources: it has none of a name, or at least one. */
function resourceSql(column: Prisma.Sql, operator: SearchOperator, value: string): Prisma.Sql {
  const positive = NEGATED[operator];
  const touched = Prisma.sql`EXISTS (SELECT 1 FROM trail_event_resources r
    WHERE r.account_id = e.account_id AND r.event_time = e.event_time AND r.event_id = e.event_id
      AND ${compare(column, positive ?? operator, value)})`;
  return positive ? Prisma.sql`NOT ${touched}` : touched;
}

function compare(column: Prisma.Sql, operator: SearchOperator, value: string): Prisma.Sql {
  switch (operator) {
    case "=":
      return Prisma.sql`${column} = ${value}`;
    case "!=":
      return Prisma.sql`${column} IS DISTINCT FROM ${value}`;
    case ":":
      return Prisma.sql`${column} ILIKE ${containing(value)}`;
    case "!:":
      return Prisma.sql`coalesce(${column}, '') NOT ILIKE ${containing(value)}`;
    case "^":
      return Prisma.sql`${column} ILIKE ${`${literal(value)}%`}`;
    case "!^":
      return Prisma.sql`coalesce(${column}, '') NOT ILIKE ${`${literal(value)}%`}`;
  }
}

/** The LIKE pattern for "contains". */
function containing(text: string): string {
  return `%${literal(text)}%`;
}

/** A text for LIKE, whose own signs are taken literally. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
