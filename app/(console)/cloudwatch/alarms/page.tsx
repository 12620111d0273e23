import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { AlarmList } from "./alarm-list";
import { readAlarms } from "./read-alarms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alarms.list"))("title") };
}

export default async function AlarmsPage() {
  return <AlarmList initial={await readAlarms(ask)} endpoint={apiEndpoint()} />;
}
