import { formatArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Asked, type Need, ownWrite, widened } from "@/lib/platform/operation";
import { shareToken } from "@/lib/platform/share-token";
import type { DashboardBody } from "../model/body";
import { checkDashboardName, dashboardNotFound } from "../model/names";
import { parseDashboardBody } from "../model/parse-dashboard-body";
import { checkShare, MOST_SHARES } from "../model/share";
import { groupKey, groupsShown } from "../model/shared-logs";
import { alarmsOf } from "../model/shared-questions";
import { findDashboard } from "../store/dashboards";
import { countLiveShares, insertShare, listShares, revokeShares, type StoredShare } from "../store/shares";
import { authorArn } from "./author";
import { dashboardResource } from "./resources";

type CreateInput = { DashboardName: string; ExpiresInSeconds: number; Note?: string };
/** The token opens the dashboard; it is answered this once and kept nowhere. */
type CreateOutput = { ShareId: string; ExpiresAt: Date; Token: string };
type RevokeInput = { DashboardName: string; ShareId: string };

/** A link to a dashboard, without what opens it. */
export type DashboardShareEntry = {
  ShareId: string;
  Note: string;
  CreatedBy?: string;
  CreatedAt: Date;
  ExpiresAt: Date;
  RevokedAt?: Date;
  RevokedBy?: string;
};

/** Links by which anyone may look at one dashboard; AWS has its own way for that, by Cognito, and no word in its API. */
export const shareOperations = {
  /** Who gives out a link must be able to change the dashboard, and to read all that it shows. */
  CreateDashboardShare: ownWrite("cloudwatch:PutDashboard")<CreateInput, CreateOutput>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    alsoNeeds: readingRights,
    handle: async (context, { DashboardName, ExpiresInSeconds, Note = "" }) => {
      const { db, accountId, now } = context;
      checkDashboardName(DashboardName);
      checkShare(ExpiresInSeconds, Note);
      const found = await findDashboard(db, accountId, DashboardName);
      if (!found) throw dashboardNotFound(DashboardName);
      if ((await countLiveShares(db, accountId, DashboardName, now)) >= MOST_SHARES) {
        throw new AwsError("InvalidParameterValueException", `A dashboard can have ${MOST_SHARES} links at a time.`);
      }
      // Whole seconds, because that is what the link says.
      const expiresAt = new Date(Math.floor(now.getTime() / 1000 + ExpiresInSeconds) * 1000);
      const share = {
        shareId: newUuid(),
        name: DashboardName,
        note: Note,
        createdBy: authorArn(context),
        createdAt: now,
        logGroups: groupsShown(parseDashboardBody(found.body).body ?? { widgets: [] }).map(groupKey),
      };
      await insertShare(db, accountId, { ...share, expiresAt, revokedAt: null, revokedBy: null });
      const Token = shareToken({ accountId, shareId: share.shareId, expiresAt });
      return { ShareId: share.shareId, ExpiresAt: expiresAt, Token };
    },
  }),

  RevokeDashboardShare: ownWrite("cloudwatch:PutDashboard")<RevokeInput, object>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async (context, { DashboardName, ShareId }) => {
      const { db, accountId, now } = context;
      checkDashboardName(DashboardName);
      const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ShareId);
      const by = { arn: authorArn(context), at: now };
      const count = isId ? await revokeShares(db, accountId, { names: [DashboardName], shareId: ShareId }, by) : 0;
      if (count === 0) {
        throw new AwsError("InvalidParameterValueException", "There is no such link, or it has been revoked already.");
      }
      return {};
    },
  }),

  ListDashboardShares: widened("cloudwatch:GetDashboard")<{ DashboardName: string }, { Shares: DashboardShareEntry[] }>(
    {
      resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
      handle: async ({ db, accountId }, { DashboardName }) => {
        checkDashboardName(DashboardName);
        return { Shares: (await listShares(db, accountId, DashboardName, 100)).map(entryOf) };
      },
    },
  ),
};

async function readingRights({ DashboardName }: Partial<CreateInput>, { db, accountId }: Asked): Promise<Need[]> {
  const found = typeof DashboardName === "string" ? await findDashboard(db, accountId, DashboardName) : undefined;
  const body = found && parseDashboardBody(found.body).body;
  return body ? needsOf(body, accountId) : [];
}

function needsOf(body: DashboardBody, accountId: string): Need[] {
  const { widgets, variables = [] } = body;
  const has = (type: string) => widgets.some((widget) => widget.type === type);
  const alarms = [...new Set(widgets.flatMap(alarmsOf))];
  const groups = groupsShown(body).map(({ region, name }) =>
    formatArn("logs", { accountId, region }, `log-group:${name}:*`),
  );
  return [
    ...(has("metric") || has("explorer") ? [{ action: "cloudwatch:GetMetricData", resources: [] }] : []),
    ...(has("explorer") || variables.some(({ search }) => search)
      ? [{ action: "cloudwatch:ListMetrics", resources: [] }]
      : []),
    ...(alarms.length > 0 ? [{ action: "cloudwatch:DescribeAlarms", resources: alarms.map((arn) => ({ arn })) }] : []),
    ...(has("log") ? [{ action: "logs:StartQuery", resources: groups.map((arn) => ({ arn })) }] : []),
  ];
}

function entryOf({ shareId, note, createdBy, createdAt, expiresAt, revokedAt, revokedBy }: StoredShare) {
  return {
    ShareId: shareId,
    Note: note,
    CreatedBy: createdBy ?? undefined,
    CreatedAt: createdAt,
    ExpiresAt: expiresAt,
    RevokedAt: revokedAt ?? undefined,
    RevokedBy: revokedBy ?? undefined,
  };
}
