import type {
  DeleteDashboardsInput,
  DeleteDashboardsOutput,
  GetDashboardInput,
  GetDashboardOutput,
  ListDashboardsInput,
  ListDashboardsOutput,
  PutDashboardInput,
  PutDashboardOutput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { type Context, internal, read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { requestTags } from "@/lib/platform/tag-conditions";
import type { ValidationMessage } from "../model/findings";
import { checkDashboardName, dashboardNotFound } from "../model/names";
import { parseDashboardBody } from "../model/parse-dashboard-body";
import {
  deleteAllDashboards,
  deleteDashboards,
  findDashboard,
  listDashboards,
  saveDashboard,
} from "../store/dashboards";
import { forgetAllPlaces, forgetPlaces } from "../store/places";
import { deleteAllShares, revokeShares } from "../store/shares";
import { authorArn } from "./author";
import { dashboardArn, dashboardResource } from "./resources";

const PAGE = 1000;

/** AWS's own four. */
export const dashboardOperations = {
  PutDashboard: write<Validated<PutDashboardInput, "DashboardName" | "DashboardBody">, PutDashboardOutput>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: putDashboard,
  }),

  GetDashboard: read<Validated<GetDashboardInput, "DashboardName">, GetDashboardOutput>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async ({ db, accountId }, { DashboardName }) => {
      checkDashboardName(DashboardName);
      const found = await findDashboard(db, accountId, DashboardName);
      if (!found) throw dashboardNotFound(DashboardName);
      return {
        DashboardArn: dashboardArn(accountId, found.name),
        DashboardBody: found.body,
        DashboardName: found.name,
      };
    },
  }),

  ListDashboards: read<ListDashboardsInput, ListDashboardsOutput>({ handle: list }),

  DeleteDashboards: write<Validated<DeleteDashboardsInput, "DashboardNames">, DeleteDashboardsOutput>({
    resources: ({ DashboardNames }, { accountId }) =>
      Array.isArray(DashboardNames) ? DashboardNames.map((name) => dashboardResource(accountId, name)) : [],
    handle: async (context, { DashboardNames }) => {
      const { db, accountId } = context;
      if (DashboardNames.length === 0) {
        throw new AwsError("InvalidParameterValueException", "The collection DashboardNames must not be empty.");
      }
      for (const name of DashboardNames) checkDashboardName(name);
      const deleted = await deleteDashboards(db, accountId, DashboardNames);
      // The error undoes the transaction, so that either all are gone or none.
      const missing = DashboardNames.find((name) => !deleted.includes(name));
      if (missing !== undefined) throw dashboardNotFound(missing);
      // A link must not open whatever is made under the same name later.
      await revokeShares(db, accountId, { names: deleted }, { arn: authorArn(context), at: context.now });
      await forgetPlaces(db, accountId, "dashboard", "", deleted);
      const ResourceARNs = deleted.map((name) => dashboardArn(accountId, name));
      await context.invoke("cloudwatch:ForgetResourceTags", { ResourceARNs });
      return {};
    },
  }),

  DashboardsResetAccount: internal<object, void>({
    handle: async ({ db, accountId }) => {
      await deleteAllDashboards(db, accountId);
      await deleteAllShares(db, accountId);
      await forgetAllPlaces(db, accountId);
    },
  }),
};

async function putDashboard(
  context: Context,
  { DashboardName, DashboardBody, Tags = [] }: Validated<PutDashboardInput, "DashboardName" | "DashboardBody">,
): Promise<PutDashboardOutput> {
  const { db, accountId, now } = context;
  checkDashboardName(DashboardName);
  const { body, messages } = parseDashboardBody(DashboardBody);
  if (!body) throw invalidBody(messages.filter(({ severity }) => severity === "error"));
  const author = { arn: authorArn(context), at: now };
  const { isNew } = await saveDashboard(db, accountId, DashboardName, DashboardBody, author);
  // As in AWS, tags are given to a new dashboard only; those of an existing one are TagResource's.
  if (Tags.length > 0 && isNew) {
    await context.invoke("cloudwatch:PutResourceTags", { ResourceARN: dashboardArn(accountId, DashboardName), Tags });
  }
  return { DashboardValidationMessages: messages.map(asAws) };
}

async function list({ db, accountId }: Context, input: ListDashboardsInput): Promise<ListDashboardsOutput> {
  const { DashboardNamePrefix = "", NextToken } = input;
  if (DashboardNamePrefix !== "") checkDashboardName(DashboardNamePrefix);
  const after = NextToken === undefined ? "" : openPageToken<string>(NextToken, DashboardNamePrefix);
  if (after === undefined) {
    throw new AwsError("InvalidParameterValueException", "The value for parameter NextToken is invalid.");
  }
  const found = await listDashboards(db, accountId, DashboardNamePrefix, after, PAGE + 1);
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  return {
    DashboardEntries: page.map(({ name, size, lastModified }) => ({
      DashboardName: name,
      DashboardArn: dashboardArn(accountId, name),
      LastModified: lastModified,
      Size: size,
    })),
    ...(last ? { NextToken: sealPageToken(last.name, DashboardNamePrefix) } : {}),
  };
}

/** The sentence of AWS, which holds the list as JSON, for those clients that show nothing but the message. */
function invalidBody(errors: ValidationMessage[]): AwsError {
  const listed = errors.map(({ dataPath, message }) => ({ dataPath, message }));
  return new AwsError(
    "DashboardInvalidInputError",
    `The dashboard body is invalid, there are ${errors.length} validation errors:\n${JSON.stringify(listed, null, 2)}`,
    { dashboardValidationMessages: errors.map(asAws) },
  );
}

function asAws({ dataPath, message }: ValidationMessage): { DataPath: string; Message: string } {
  return { DataPath: dataPath, Message: message };
}
