import { createHash } from "node:crypto";
import type {
  DeleteQueryDefinitionRequest,
  DeleteQueryDefinitionResponse,
  DescribeQueryDefinitionsRequest,
  DescribeQueryDefinitionsResponse,
  PutQueryDefinitionRequest,
  PutQueryDefinitionResponse,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { checkLanguage } from "../model/log-query";
import {
  countDefinitions,
  deleteDefinition,
  insertDefinition,
  listDefinitions,
  replaceDefinition,
} from "../store/query-definitions";
import { invalidToken } from "./page-place";

/** As many saved queries as an account may have in a Region (page "CloudWatch Logs quotas"). */
const MOST_DEFINITIONS = 1_000;
const PAGE = 1_000;

type PutInput = Validated<PutQueryDefinitionRequest, "name" | "queryString">;

export const queryDefinitionOperations = {
  /** Saves a query under a name, or replaces the one of that id. A query need not be right to be saved, as in AWS. */
  PutQueryDefinition: write<PutInput, PutQueryDefinitionResponse>({
    handle: async (context, { queryDefinitionId, clientToken, name, queryString, queryLanguage, ...rest }) => {
      checkLanguage(queryLanguage);
      for (const text of [name, queryString]) checkText(text);
      const definition = {
        id: queryDefinitionId ?? (clientToken ? idOf(clientToken) : newUuid()),
        name,
        queryString,
        groupNames: rest.logGroupNames ?? [],
        parameters: rest.parameters ?? [],
        modifiedAt: context.now,
      };
      if (queryDefinitionId !== undefined) {
        if (!isId(queryDefinitionId) || !(await replaceDefinition(context.db, context, definition))) throw notFound();
        return { queryDefinitionId };
      }
      if ((await countDefinitions(context.db, context)) >= MOST_DEFINITIONS) {
        throw new AwsError(
          "LimitExceededException",
          `Resource limit of ${MOST_DEFINITIONS} query definitions exceeded.`,
        );
      }
      await insertDefinition(context.db, context, definition);
      return { queryDefinitionId: definition.id };
    },
  }),

  DeleteQueryDefinition: write<
    Validated<DeleteQueryDefinitionRequest, "queryDefinitionId">,
    DeleteQueryDefinitionResponse
  >({
    handle: async (context, { queryDefinitionId: id }) => {
      if (!isId(id) || !(await deleteDefinition(context.db, context, id))) throw notFound();
      return { success: true };
    },
  }),

  DescribeQueryDefinitions: read<DescribeQueryDefinitionsRequest, DescribeQueryDefinitionsResponse>({
    handle: async (
      context,
      { queryLanguage, queryDefinitionNamePrefix: prefix = "", maxResults = PAGE, nextToken },
    ) => {
      if (queryLanguage !== undefined && queryLanguage !== "CWLI") return { queryDefinitions: [] };
      checkText(prefix);
      const after =
        nextToken === undefined ? undefined : openPageToken<{ name: string; id: string }>(nextToken, prefix);
      if (nextToken !== undefined && !after) throw invalidToken();
      const found = await listDefinitions(context.db, context, prefix, after, maxResults + 1);
      const page = found.slice(0, maxResults);
      const last = page.at(-1);
      return {
        queryDefinitions: page.map(({ id, name, queryString, modifiedAt, groupNames, parameters }) => ({
          queryLanguage: "CWLI",
          queryDefinitionId: id,
          name,
          queryString,
          lastModified: modifiedAt.getTime(),
          logGroupNames: groupNames,
          ...(parameters.length > 0 ? { parameters } : {}),
        })),
        ...(found.length > maxResults && last
          ? { nextToken: sealPageToken({ name: last.name, id: last.id }, prefix) }
          : {}),
      };
    },
  }),
};

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The same request sent again makes the same definition. */
function idOf(clientToken: string): string {
  const digits = createHash("sha256").update(clientToken).digest("hex");
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Postgres has no form for these as text. */
function checkText(text: string): void {
  if (!/[\0\p{Surrogate}]/u.test(text)) return;
  throw new AwsError(
    "InvalidParameterException",
    "Queries and their names can't contain U+0000 or half a surrogate pair.",
  );
}

function notFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified query definition does not exist.");
}
