const DASHBOARDS = "/cloudwatch/dashboards";

/** The page of a dashboard. */
export function dashboardPath(name: string): string {
  return `${DASHBOARDS}/${encodeURIComponent(name)}`;
}

/** Where its source is edited. */
export function editDashboardPath(name: string): string {
  return `${dashboardPath(name)}/edit`;
}

/** Who changed what of it. */
export function versionsPath(name: string): string {
  return `${dashboardPath(name)}/versions`;
}

/** What Mirante shows by itself for a namespace that sends data. */
export function automaticPath(namespace: string): string {
  return `/cloudwatch/automatic-dashboards/${encodeURIComponent(namespace)}`;
}
