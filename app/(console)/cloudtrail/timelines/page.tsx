import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { now } from "@/lib/platform/clock";
import { TimelineChoice } from "./timeline-choice";

const MONTH = 30 * 86_400_000;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.timelines"))("title") };
}

export default async function TimelinesPage() {
  const { Counts } = await ask("cloudtrail:CountEvents", {
    StartTime: new Date(now().getTime() - MONTH),
    Conditions: [{ field: "readOnly", operator: "=", value: "false" }],
    GroupBy: "userName",
    MaxResults: 20,
  });
  return <TimelineChoice users={Counts} />;
}
