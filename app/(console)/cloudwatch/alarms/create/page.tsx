import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { addressedSubject } from "@/components/alarms/wizard/addressed-subject";
import { type AlarmDraft, draftOf, EMPTY_DRAFT } from "@/components/alarms/wizard/alarm-draft";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { currentCaller } from "@/lib/console/session";
import { readMetricNames } from "../../metrics/read-metric-names";
import { AlarmWizard } from "../alarm-wizard";
import { readAlarm } from "../read-alarms";

type Search = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alarms.list"))("create") };
}

/** A new alarm: empty, on what the address names, or with the settings of another alarm. */
export default async function CreateAlarmPage({ searchParams }: Props) {
  const { accountId } = await currentCaller();
  const search = await searchParams;
  const [metrics, initial] = await Promise.all([readMetricNames(ask), initialDraft(search)]);
  return <AlarmWizard initial={initial} accountId={accountId} metrics={metrics} endpoint={apiEndpoint()} />;
}

async function initialDraft(search: Search): Promise<AlarmDraft> {
  if (typeof search.copy !== "string") return { ...EMPTY_DRAFT, ...addressedSubject(search) };
  const copied = await readAlarm(ask, search.copy);
  return copied ? { ...draftOf(copied), name: "" } : EMPTY_DRAFT;
}
