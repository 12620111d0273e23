import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { draftOf } from "@/components/alarms/wizard/alarm-draft";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { readMetricNames } from "../../../metrics/read-metric-names";
import { AlarmWizard } from "../../alarm-wizard";
import { readAlarm } from "../../read-alarms";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** The same wizard over an alarm that is there. */
export default async function EditAlarmPage({ params }: Props) {
  const { accountId } = await currentCaller();
  const name = nameInPath((await params).name);
  const [metrics, alarm] = await Promise.all([readMetricNames(ask), readAlarm(ask, name)]);
  if (!alarm) notFound();
  return (
    <AlarmWizard
      initial={draftOf(alarm)}
      edited={alarm}
      accountId={accountId}
      metrics={metrics}
      endpoint={apiEndpoint()}
    />
  );
}
