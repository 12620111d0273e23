const DASHBOARDS = "/cloudwatch/dashboards";

/** The page of a dashboard. */
export function dashboardPath(name: string): string {
  return `${DASHBOARDS}/${encodeURIComponent(name)}`;
}

/** Where its source is edited. */
export function editDashboardPath(name: string): string {
  return `${dashboardPath(name)}/edit`;
}
