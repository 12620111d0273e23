import type { DescribeAlarmsOutput, GetMetricDataInput, ListMetricsOutput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { type Context, ownDataRead, ownRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { isSignedLink, signLink } from "@/lib/platform/signed-link";
import type { DashboardBody } from "../model/body";
import { explorerKeys } from "../model/explorer";
import { parseDashboardBody } from "../model/parse-dashboard-body";
import { notShared, OPEN_SHARED, READ_SHARED, shareIdOf } from "../model/share";
import { groupKey, readsNamedGroupsOnly } from "../model/shared-logs";
import {
  alarmsOf,
  asksLogs,
  asksMetric,
  dimensionsKey,
  exploring,
  type NamedAlarm,
  type OwnQuestions,
  ownQuestions,
  populating,
} from "../model/shared-questions";
import { settledValues, writtenChoices } from "../model/variable-choices";
import { populatedChoices, variableQuestion } from "../model/variable-search";
import { type VariableValues, withVariables } from "../model/variables";
import { findDashboard } from "../store/dashboards";
import { findShare } from "../store/shares";
import { dashboardResource } from "./resources";
import { dimensionsOf, exploredDimensions, listMetrics, shownByExplorers, type Tags, tagsOf } from "./shared-explorers";

type OpenOutput = { DashboardName: string; DashboardBody: string; ExpiresAt: Date };
/** What a shared page asks: an operation that reads, as AWS has it, with the values that the dashboard's variables have. */
type ReadInput = { DashboardName: string; Variables?: VariableValues; Action: string; Input: object };

/**
 * What can be done with a link to a dashboard, and nothing else: its bearer has these two actions on that dashboard alone. Every
 * question is held against those that the dashboard itself asks, so that the link opens no other metric, alarm or log.
 */
export const sharedReading = {
  OpenSharedDashboard: ownRead(OPEN_SHARED)<{ DashboardName: string }, OpenOutput>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async (context, { DashboardName }) => {
      const { source, expiresAt } = await sharedDashboard(context, DashboardName);
      return { DashboardName, DashboardBody: source, ExpiresAt: expiresAt };
    },
  }),

  ReadSharedDashboard: ownDataRead(READ_SHARED)<ReadInput, unknown>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async (context, { DashboardName, Variables = {}, Action, Input }) => {
      const { source, shareId, logGroups } = await sharedDashboard(context, DashboardName);
      const written = parseDashboardBody(source).body ?? { widgets: [] };
      const body = withVariables(written, await allowedValues(context, written, Variables));
      const answer = Object.hasOwn(ANSWERS, Action) ? ANSWERS[Action] : undefined;
      if (!answer) throw notShared(Action);
      return answer({ context, body, shareId, logGroups }, Input as Record<string, unknown>);
    },
  }),
};

/** The link and its dashboard as they are now: a link that was revoked a moment ago opens nothing. */
async function sharedDashboard(
  { db, accountId, caller, now }: Context,
  name: string,
): Promise<{ source: string; expiresAt: Date; shareId: string; logGroups: readonly string[] }> {
  const shareId = shareIdOf(caller.identity);
  const share = shareId === undefined ? undefined : await findShare(db, accountId, shareId);
  if (!share || share.name !== name) throw notShared(`the dashboard ${name}`);
  if (share.revokedAt || share.expiresAt <= now)
    throw new AwsError("AccessDenied", "This link does not count any more.");
  const found = await findDashboard(db, accountId, name);
  if (!found) throw new AwsError("DashboardNotFoundError", `Dashboard ${name} does not exist`);
  return { source: found.body, expiresAt: share.expiresAt, shareId: share.shareId, logGroups: share.logGroups };
}

/** Variables may be set to what the dashboard offers: a free text would reach any metric by its name. */
async function allowedValues(context: Context, body: DashboardBody, chosen: VariableValues): Promise<VariableValues> {
  const choices = Object.fromEntries(
    await Promise.all(
      (body.variables ?? []).map(async (variable) => {
        const question = variableQuestion(variable);
        const metrics = question ? await listMetrics(context, question) : [];
        const populated = question ? populatedChoices(question, metrics) : [];
        return [variable.id, [...writtenChoices(variable), ...populated]] as const;
      }),
    ),
  );
  for (const [id, value] of Object.entries(chosen)) {
    const variable = body.variables?.find((one) => one.id === id);
    const isOffered = variable?.inputType !== "input" && choices[id]?.some((choice) => choice.value === value);
    if (!isOffered && variable?.defaultValue !== value)
      throw notShared(`this value of the variable ${id.slice(0, 32)}`);
  }
  return settledValues(body, chosen, choices);
}

type Asking = { context: Context; body: DashboardBody; shareId: string; logGroups: readonly string[] };

/** The questions that a shared page may ask, each taken apart and put together anew, so that nothing else rides along. */
const ANSWERS: Record<string, (asking: Asking, input: Record<string, unknown>) => Promise<unknown>> = {
  "cloudwatch:GetMetricData": (asking, input) => askMetrics(asking, "cloudwatch:GetMetricData", input),
  "cloudwatch:GetMetricDataWithUnits": (asking, input) =>
    askMetrics(asking, "cloudwatch:GetMetricDataWithUnits", input),

  "cloudwatch:DescribeAlarms": async ({ context, body }, { AlarmNames }) => {
    const arns = new Set(body.widgets.flatMap(alarmsOf));
    const names = Array.isArray(AlarmNames) ? AlarmNames.map(String) : [];
    const ofName = (name: string) => `arn:aws:cloudwatch:${context.region}:${context.accountId}:alarm:${name}`;
    const foreign = names.find((name) => !arns.has(ofName(name)));
    if (names.length === 0 || foreign !== undefined) throw notShared(`the alarm ${(foreign ?? "").slice(0, 255)}`);
    return describe(context, names);
  },

  "cloudwatch:ListMetrics": async ({ context, body }, { Namespace, MetricName, NextToken }) => {
    const [namespace, metricName] = [textOf(Namespace), textOf(MetricName)];
    const own = await ownOf(context, body);
    const variables = populating(own, namespace, metricName);
    const explored = namespace && metricName ? exploring(own, context.region, namespace, metricName) : [];
    if (variables.length + explored.length === 0) throw notShared("these metrics");
    const asked = { Namespace: namespace, MetricName: metricName, NextToken };
    const page = await context.invoke<ListMetricsOutput>("cloudwatch:ListMetrics", asked);
    const { Metrics = [] } = page;
    const shown = new Set(await shownByExplorers(context, explored, Metrics));
    return { ...page, Metrics: Metrics.filter((one) => shown.has(one) || variables.some(({ finds }) => finds(one))) };
  },

  /** Of what explorers show, the tags that they speak of. */
  "cloudwatch:ListMetricTags": async ({ context, body }, { Dimensions }) => {
    const explored = exploring(await ownOf(context, body), context.region);
    const keys = new Set(explored.flatMap(({ explorer }) => explorerKeys(explorer)));
    const sets = Array.isArray(Dimensions) ? Dimensions.map(dimensionsOf) : [];
    const shown = await exploredDimensions(context, explored);
    const tags = await tagsOf(context, sets);
    const spoken = (own: Tags) => Object.fromEntries(Object.entries(own).filter(([key]) => keys.has(key)));
    return {
      Tags: sets.map((set, place) => (tags[place] && shown.has(dimensionsKey(set)) ? spoken(tags[place]) : null)),
    };
  },

  "logs:StartQuery": async ({ context, body, shareId, logGroups }, input) => {
    const { queryString, logGroupNames = [], queryLanguage = "CWLI", startTime, endTime, limit } = input;
    const names = Array.isArray(logGroupNames) ? logGroupNames.map(String) : [];
    const question = { queryString: String(queryString), logGroupNames: names, queryLanguage: queryLanguage as "CWLI" };
    if (!asksLogs(await ownOf(context, body), context.region, question)) throw notShared("this query");
    // Neither a change of the dashboard nor the value of a variable opens a group that the giver of the link was not asked for.
    const foreign = names.find((name) => !logGroups.includes(groupKey({ region: context.region, name })));
    if (foreign !== undefined || !readsNamedGroupsOnly(question.queryString)) throw notShared("these log groups");
    const asked = {
      ...question,
      ...(names.length === 0 ? { logGroupNames: undefined } : {}),
      startTime,
      endTime,
      limit,
    };
    const { queryId } = await context.invoke<{ queryId: string }>("logs:StartQuery", asked);
    return { queryId: `${queryId}.${signLink("dashboard-share-query", `${shareId} ${queryId}`)}` };
  },

  /** The id of a query carries our proof that this link has started it. */
  "logs:GetQueryResults": async ({ context, shareId }, { queryId }) => {
    const [id = "", proof = ""] = String(queryId).split(".");
    if (!isSignedLink("dashboard-share-query", `${shareId} ${id}`, proof)) throw notShared("this query");
    return context.invoke("logs:GetQueryResults", { queryId: id });
  },
};

async function askMetrics(
  { context, body }: Asking,
  action: string,
  input: Partial<GetMetricDataInput>,
): Promise<unknown> {
  const { MetricDataQueries = [], StartTime, EndTime, ScanBy, NextToken, LabelOptions, MaxDatapoints } = input;
  const own = await ownOf(context, body);
  if (!Array.isArray(MetricDataQueries)) throw notShared("that");
  const tags = await tagsOf(
    context,
    own.explored.length === 0
      ? []
      : MetricDataQueries.map(({ MetricStat }) => dimensionsOf(MetricStat?.Metric?.Dimensions)),
  );
  const foreign = MetricDataQueries.find(
    (query, place) => !asksMetric(own, context.region, query, tags[place] ?? undefined),
  );
  if (foreign) throw notShared(`the query ${String(foreign.Id).slice(0, 64)}`);
  const asked = { MetricDataQueries, StartTime, EndTime, ScanBy, NextToken, LabelOptions, MaxDatapoints };
  return context.invoke(action, asked);
}

async function ownOf(context: Context, body: DashboardBody): Promise<OwnQuestions> {
  const drawn = body.widgets.flatMap((widget) => (widget.type === "metric" ? alarmsOf(widget) : []));
  const here = [...new Set(drawn)].map((arn) => arn.split(":")).filter(([, , , region]) => region === context.region);
  const names = here.map((parts) => parts.slice(6).join(":"));
  const { MetricAlarms = [] } = names.length > 0 ? await describe(context, names) : {};
  return ownQuestions(
    body,
    MetricAlarms.map((alarm): NamedAlarm => ({ region: context.region, alarm })),
    settings().region,
  );
}

/** What alarms do when they go off is not for those who only look at their state. */
async function describe(context: Context, names: string[]): Promise<DescribeAlarmsOutput> {
  const answers: DescribeAlarmsOutput[] = [];
  for (let from = 0; from < names.length; from += 100) {
    const AlarmNames = names.slice(from, from + 100);
    answers.push(
      await context.invoke("cloudwatch:DescribeAlarms", {
        AlarmNames,
        MaxRecords: 100,
        AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
      }),
    );
  }
  const silent = { AlarmActions: [], OKActions: [], InsufficientDataActions: [] };
  return {
    MetricAlarms: answers.flatMap(({ MetricAlarms = [] }) => MetricAlarms).map((alarm) => ({ ...alarm, ...silent })),
    CompositeAlarms: answers
      .flatMap(({ CompositeAlarms = [] }) => CompositeAlarms)
      .map((alarm) => ({ ...alarm, ...silent })),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
