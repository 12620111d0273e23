import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompareEvents } from "@/components/cloudtrail/compare-events";
import { comparedIds } from "@/components/cloudtrail/compare-path";
import { ask } from "@/lib/console/ask";

type Props = { searchParams: Promise<{ events?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.compare"))("title") };
}

export default async function CompareEventsPage({ searchParams }: Props) {
  const ids = comparedIds((await searchParams).events);
  const answers = await Promise.all(
    ids.map((value) =>
      ask("cloudtrail:SearchEvents", { Conditions: [{ field: "eventId", operator: "=", value }], MaxResults: 1 }),
    ),
  );
  return <CompareEvents events={answers.flatMap(({ Events }) => Events)} />;
}
