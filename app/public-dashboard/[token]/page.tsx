import type { Metadata } from "next";
import { parseDashboardSearch } from "@/app/(console)/cloudwatch/dashboards/[name]/dashboard-search";
import { markdownTexts } from "@/app/(console)/cloudwatch/dashboards/markdown-texts";
import { readDashboard } from "@/app/(console)/cloudwatch/dashboards/read-dashboard";
import { readVariableChoices } from "@/app/(console)/cloudwatch/dashboards/read-variables";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { resolveTimeRange } from "@/components/time-range/time-range";
import { openSharedDashboard } from "@/lib/console/shared-dashboard";
import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { settledValues } from "@/lib/services/dashboards/model/variable-choices";
import { withVariables } from "@/lib/services/dashboards/model/variables";
import { ClosedLink } from "./closed-link";
import { SharedView } from "./shared-view";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await openSharedDashboard((await params).token);
  return { title: shared?.name ?? "Mirante", referrer: "same-origin" };
}

/** A dashboard for whoever has a link to it: what it shows, and nothing else. `?embed=1` leaves its header out. */
export default async function SharedPage({ params, searchParams }: Props) {
  const { token } = await params;
  const shared = await openSharedDashboard(token);
  if (!shared) return <ClosedLink />;
  const members = await searchParams;
  const body = parseDashboardBody(shared.source).body ?? { widgets: [] };
  const { range, override, variables } = parseDashboardSearch(body, (member) => {
    const value = members[member];
    return typeof value === "string" ? value : undefined;
  });
  const choices = await readVariableChoices(shared.askIn({})(settings().region), body);
  const asked = now();
  const widgets = placedWidgets(withVariables(body, settledValues(body, variables, choices)));
  const askIn = shared.askIn(variables);
  const initial = await readDashboard(askIn, widgets, override, resolveTimeRange(range, asked), asked);
  return (
    <SharedView
      token={token}
      name={shared.name}
      body={body}
      expiresAt={shared.expiresAt}
      isEmbedded={members.embed === "1"}
      choices={choices}
      initial={initial}
      texts={markdownTexts(widgets)}
    />
  );
}
