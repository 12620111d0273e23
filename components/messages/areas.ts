import type alarms from "./en/alarms.json";
import type changes from "./en/changes.json";
import type charts from "./en/charts.json";
import type cloudtrail from "./en/cloudtrail.json";
import type console from "./en/console.json";
import type dashboards from "./en/dashboards.json";
import type demo from "./en/demo.json";
import type eventbridge from "./en/eventbridge.json";
import type explorer from "./en/explorer.json";
import type iam from "./en/iam.json";
import type iamAccess from "./en/iam-access.json";
import type iamAccount from "./en/iam-account.json";
import type logFilters from "./en/log-filters.json";
import type logs from "./en/logs.json";
import type logsInsights from "./en/logs-insights.json";
import type metricMath from "./en/metric-math.json";
import type metricStreams from "./en/metric-streams.json";
import type metrics from "./en/metrics.json";
import type overview from "./en/overview.json";
import type s3 from "./en/s3.json";
import type signIn from "./en/sign-in.json";
import type sns from "./en/sns.json";
import type stories from "./en/stories.json";
import type switchRole from "./en/switch-role.json";
import type timeRange from "./en/time-range.json";

/** The message files, one an area: `en/<area>.json` and `pt-BR/<area>.json` with the same keys. A new area is two lines here. */
export type Messages = {
  alarms: typeof alarms;
  changes: typeof changes;
  cloudtrail: typeof cloudtrail;
  console: typeof console;
  dashboards: typeof dashboards;
  demo: typeof demo;
  eventbridge: typeof eventbridge;
  explorer: typeof explorer;
  iam: typeof iam;
  "iam-access": typeof iamAccess;
  "iam-account": typeof iamAccount;
  "log-filters": typeof logFilters;
  logs: typeof logs;
  "logs-insights": typeof logsInsights;
  "metric-math": typeof metricMath;
  "metric-streams": typeof metricStreams;
  metrics: typeof metrics;
  overview: typeof overview;
  s3: typeof s3;
  "sign-in": typeof signIn;
  stories: typeof stories;
  sns: typeof sns;
  "switch-role": typeof switchRole;
  "time-range": typeof timeRange;
  charts: typeof charts;
};

export type Area = keyof Messages;

export const AREAS = [
  "alarms",
  "changes",
  "cloudtrail",
  "console",
  "dashboards",
  "demo",
  "eventbridge",
  "explorer",
  "iam",
  "iam-access",
  "iam-account",
  "log-filters",
  "logs",
  "logs-insights",
  "metric-math",
  "metric-streams",
  "metrics",
  "overview",
  "s3",
  "sign-in",
  "stories",
  "sns",
  "switch-role",
  "time-range",
  "charts",
] as const satisfies readonly Area[];
