import type { Metadata } from "next";
import { areChangesShown } from "@/components/changes/changes-search";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { resolveTimeRange } from "@/components/time-range/time-range";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask, askFor, askIn } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { settledValues } from "@/lib/services/dashboards/model/variable-choices";
import { withVariables } from "@/lib/services/dashboards/model/variables";
import { readChanges } from "../../read-changes";
import { Visited } from "../../visited";
import { markdownTexts } from "../markdown-texts";
import { readDashboard } from "../read-dashboard";
import { readVariableChoices } from "../read-variables";
import { parseDashboardSearch } from "./dashboard-search";
import { DashboardView } from "./dashboard-view";

type Props = {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

export default async function DashboardPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).name);
  const { DashboardBody: source = "" } = await askFor("cloudwatch:GetDashboard", { DashboardName: name });
  const body = parseDashboardBody(source).body ?? { widgets: [] };
  const members = await searchParams;
  const { range, override, variables } = parseDashboardSearch(body, (member) => {
    const value = members[member];
    return typeof value === "string" ? value : undefined;
  });
  const choices = await readVariableChoices(ask, body);
  const asked = now();
  const widgets = placedWidgets(withVariables(body, settledValues(body, variables, choices)));
  const stretch = resolveTimeRange(range, asked);
  const [initial, changes] = await Promise.all([
    readDashboard(askIn, widgets, override, stretch, asked),
    areChangesShown(members.changes) ? readChanges(ask, stretch) : undefined,
  ]);
  return (
    <>
      <Visited kind="dashboard" name={name} />
      <DashboardView
        name={name}
        source={source}
        initial={initial}
        initialChanges={changes}
        choices={choices}
        texts={markdownTexts(widgets)}
        endpoint={apiEndpoint()}
      />
    </>
  );
}
