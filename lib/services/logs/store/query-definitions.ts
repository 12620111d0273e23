import type { QueryParameter } from "@aws-sdk/client-cloudwatch-logs";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { LogQueryDefinition } from "@/prisma/client/client";

/** A query that was saved under a name. */
export type QueryDefinition = {
  id: string;
  name: string;
  queryString: string;
  groupNames: string[];
  parameters: QueryParameter[];
  modifiedAt: Date;
};

/** Keeps a new definition; one of the same id, from the same request sent again, stays as it is. */
export async function insertDefinition(db: Database, scope: Scope, definition: QueryDefinition): Promise<void> {
  const { id, parameters, ...rest } = definition;
  const data = { ...keyOf(scope, id), ...rest, parameters: asJson(parameters) };
  await db.logQueryDefinition.createMany({ data, skipDuplicates: true });
}

/** False when there is no definition of that id. */
export async function replaceDefinition(db: Database, scope: Scope, definition: QueryDefinition): Promise<boolean> {
  const { id, parameters, ...rest } = definition;
  const data = { ...rest, parameters: asJson(parameters) };
  return (await db.logQueryDefinition.updateMany({ where: keyOf(scope, id), data })).count > 0;
}

/** False when there is no definition of that id. */
export async function deleteDefinition(db: Database, scope: Scope, id: string): Promise<boolean> {
  return (await db.logQueryDefinition.deleteMany({ where: keyOf(scope, id) })).count > 0;
}

export function countDefinitions(db: Database, { accountId, region }: Scope): Promise<number> {
  return db.logQueryDefinition.count({ where: { accountId, region } });
}

/** Definitions in the order of their names; `after` is the last one of the page before. */
export async function listDefinitions(
  db: Database,
  { accountId, region }: Scope,
  prefix: string,
  after: { name: string; id: string } | undefined,
  limit: number,
): Promise<QueryDefinition[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT definition_id AS "definitionId", name, query_string AS "queryString", group_names AS "groupNames", parameters,
           modified_at AS "modifiedAt"
    FROM log_query_definitions
    WHERE account_id = ${accountId} AND region = ${region} AND starts_with(name, ${prefix})
      AND (name, definition_id) > (${after?.name ?? ""}, ${after?.id ?? NO_ID}::uuid)
    ORDER BY name, definition_id LIMIT ${limit}`;
  return rows.map(({ definitionId, parameters, ...rest }) => ({
    id: definitionId,
    parameters,
    ...rest,
  }));
}

const NO_ID = "00000000-0000-0000-0000-000000000000";

type Row = Omit<LogQueryDefinition, "accountId" | "region" | "parameters"> & { parameters: QueryParameter[] };

const keyOf = ({ accountId, region }: Scope, definitionId: string) => ({ accountId, region, definitionId });

const asJson = (parameters: readonly QueryParameter[]) =>
  parameters.map(({ name = "", defaultValue, description }) => ({
    name,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    ...(description === undefined ? {} : { description }),
  }));
