import { formatArn } from "@/lib/platform/arn";
import { principalOf } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { type Context, internal, internalRead, ownWrite, type Resource } from "@/lib/platform/operation";
import { type KnownPlaces, MAXIMUM_STARS, type PlaceKind, placeOf } from "../model/place";
import { countStars, forgetPlaces, type Keeper, listPlaces, noteVisit, setStar } from "../store/places";
import { dashboardResource } from "./resources";

type Visit = { PrincipalArn: string; Kind: PlaceKind; Name: string };

/**
 * A person's own list of what they starred and visited. A star needs the right to look at what it is put on, and is recorded; a
 * visit needs neither, because whoever is shown a page has asked for it with all their rights.
 */
export const placeOperations = {
  ListPlaces: internalRead<{ PrincipalArn: string }, KnownPlaces>({
    handle: ({ db, accountId }, { PrincipalArn }) => listPlaces(db, { accountId, principalArn: PrincipalArn }),
  }),

  NoteVisit: internal<Visit, void>({
    handle: ({ db, accountId, region, now }, { PrincipalArn, Kind, Name }) =>
      noteVisit(db, { accountId, principalArn: PrincipalArn }, placeOf(Kind, region, Name), now),
  }),

  /** For the rooms that delete what people star. */
  ForgetPlaces: internal<{ Kind: PlaceKind; Names: string[] }, void>({
    handle: ({ db, accountId, region }, { Kind, Names }) =>
      forgetPlaces(db, accountId, Kind, Kind === "dashboard" ? "" : region, Names),
  }),

  SetDashboardStar: ownWrite("cloudwatch:GetDashboard")<{ DashboardName: string; IsStarred: boolean }, object>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: (context, { DashboardName, IsStarred }) => star(context, "dashboard", DashboardName, IsStarred),
  }),

  SetAlarmStar: ownWrite("cloudwatch:DescribeAlarms")<{ AlarmName: string; IsStarred: boolean }, object>({
    resources: ({ AlarmName }, scope) => [
      { arn: formatArn("cloudwatch", scope, `alarm:${AlarmName ?? ""}`), type: "AWS::CloudWatch::Alarm" },
    ],
    handle: (context, { AlarmName, IsStarred }) => star(context, "alarm", AlarmName, IsStarred),
  }),

  SetLogGroupStar: ownWrite("logs:DescribeLogGroups")<{ LogGroupName: string; IsStarred: boolean }, object>({
    resources: ({ LogGroupName }, scope) => [
      logGroupResource(formatArn("logs", scope, `log-group:${LogGroupName ?? ""}`)),
    ],
    handle: (context, { LogGroupName, IsStarred }) => star(context, "logGroup", LogGroupName, IsStarred),
  }),
};

async function star(context: Context, kind: PlaceKind, name: string, isStarred: boolean): Promise<object> {
  const { db, accountId, region, caller } = context;
  const keeper: Keeper = { accountId, principalArn: principalOf(caller.identity) };
  const place = placeOf(kind, region, name);
  if (isStarred && (await countStars(db, keeper)) >= MAXIMUM_STARS) {
    throw new AwsError("LimitExceededException", `There are ${MAXIMUM_STARS} favorites; remove one first.`);
  }
  await setStar(db, keeper, place, isStarred === true);
  return {};
}

/** Policies name a group with and without ":*", as everywhere in CloudWatch Logs. */
function logGroupResource(bare: string): Resource {
  return { arn: `${bare}:*`, alsoNamed: [bare, `${bare}:log-stream:`], type: "AWS::Logs::LogGroup" };
}
