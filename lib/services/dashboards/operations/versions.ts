import { AwsError } from "@/lib/platform/errors";
import { type Context, widened } from "@/lib/platform/operation";
import type { DashboardBody } from "../model/body";
import { bodyDifference, type WidgetChange } from "../model/difference";
import { checkDashboardName, dashboardNotFound } from "../model/names";
import { parseDashboardBody } from "../model/parse-dashboard-body";
import { findDashboard } from "../store/dashboards";
import { findVersion, listVersions, type StoredVersion } from "../store/versions";
import { dashboardResource } from "./resources";

/** How many versions are compared at once. */
const PAGE = 20;
const BEYOND_ALL = 2_147_483_647;

/** A body that the dashboard had: who gave it and when, its size in bytes, and what it changed. */
export type DashboardVersionEntry = {
  Version: number;
  /** Absent when a part of Mirante gave it. */
  AuthorArn?: string;
  CreatedAt: Date;
  Size: number;
  Changes: WidgetChange[];
};

type ListInput = { DashboardName: string; BeforeVersion?: number };
type GetInput = { DashboardName: string; Version: number };
type GetOutput = { DashboardName: string; Version: number; AuthorArn?: string; CreatedAt: Date; DashboardBody: string };

/** Who changed what: AWS keeps the newest body alone, so its API has no word for these. */
export const versionOperations = {
  /** The versions, newest first, 20 at once; `NextBeforeVersion` is where the rest begins. */
  ListDashboardVersions: widened("cloudwatch:GetDashboard")<
    ListInput,
    { Versions: DashboardVersionEntry[]; NextBeforeVersion?: number }
  >({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async (context, { DashboardName, BeforeVersion = BEYOND_ALL }) => {
      await existing(context, DashboardName);
      const found = await listVersions(context.db, context.accountId, DashboardName, BeforeVersion, PAGE + 1);
      const shown = found.slice(0, PAGE);
      const Versions = shown.map((version, index) => entryOf(version, found[index + 1]));
      const last = found.length > PAGE ? shown.at(-1) : undefined;
      return { Versions, ...(last ? { NextBeforeVersion: last.version } : {}) };
    },
  }),

  GetDashboardVersion: widened("cloudwatch:GetDashboard")<GetInput, GetOutput>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async (context, { DashboardName, Version }) => {
      await existing(context, DashboardName);
      const found = await findVersion(context.db, context.accountId, DashboardName, Version);
      if (!found) throw new AwsError("DashboardNotFoundError", `Dashboard ${DashboardName} has no version ${Version}`);
      const { version, body, authorArn, createdAt } = found;
      return { DashboardName, Version: version, ...authorOf(authorArn), CreatedAt: createdAt, DashboardBody: body };
    },
  }),
};

async function existing({ db, accountId }: Context, name: string): Promise<void> {
  checkDashboardName(name);
  if (!(await findDashboard(db, accountId, name))) throw dashboardNotFound(name);
}

/** The oldest that is kept is compared with nothing when it was the first, and is silent when older ones are gone. */
function entryOf(version: StoredVersion, older: StoredVersion | undefined): DashboardVersionEntry {
  const { version: Version, authorArn, createdAt, body } = version;
  const before = older ? bodyOf(older) : { widgets: [] };
  const Changes = older || Version === 1 ? bodyDifference(before, bodyOf(version)) : [];
  return { Version, ...authorOf(authorArn), CreatedAt: createdAt, Size: Buffer.byteLength(body), Changes };
}

function bodyOf({ body }: StoredVersion): DashboardBody {
  return parseDashboardBody(body).body ?? { widgets: [] };
}

function authorOf(arn: string | null): { AuthorArn?: string } {
  return arn === null ? {} : { AuthorArn: arn };
}
