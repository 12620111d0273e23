import { redirect } from "next/navigation";

/** The list of automatic dashboards is a tab of the list of all. */
export default function AutomaticDashboardsPage(): never {
  redirect("/cloudwatch/dashboards?tab=automatic");
}
