import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { placedWidgets } from "@/components/dashboards/dashboard-widgets";
import { lastHours, parseTimeRange, resolveTimeRange } from "@/components/time-range/time-range";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask, askIn } from "@/lib/console/ask";
import { currentRegion } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { settledValues } from "@/lib/services/dashboards/model/variable-choices";
import { withVariables } from "@/lib/services/dashboards/model/variables";
import { markdownTexts } from "../dashboards/markdown-texts";
import { DEFAULT_DASHBOARD } from "./default-dashboard";
import { OverviewView } from "./overview-view";
import { readOverview } from "./read-overview";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ searchParams }: Props) {
  const [{ start, end }, region, body] = await Promise.all([searchParams, currentRegion(), readDefaultDashboard()]);
  const range = parseTimeRange({ start: single(start), end: single(end) }, lastHours(3));
  const asked = now();
  const widgets = body ? placedWidgets(body) : [];
  const initial = await readOverview(askIn, region, widgets, resolveTimeRange(range, asked), asked);
  return <OverviewView body={body} initial={initial} texts={markdownTexts(widgets)} endpoint={apiEndpoint()} />;
}

/** Undefined when there is none, or this person may not see it: the page shows everything else then. */
async function readDefaultDashboard(): Promise<DashboardBody | undefined> {
  try {
    const { DashboardBody: source = "" } = await ask("cloudwatch:GetDashboard", { DashboardName: DEFAULT_DASHBOARD });
    const { body } = parseDashboardBody(source);
    return body && withVariables(body, settledValues(body, {}, {}));
  } catch (error) {
    if (isAwsError(error)) return undefined;
    throw error;
  }
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
