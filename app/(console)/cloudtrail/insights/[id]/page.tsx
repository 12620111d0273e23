import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ask } from "@/lib/console/ask";
import { now } from "@/lib/platform/clock";
import { settings } from "@/lib/platform/settings";
import { InsightPage } from "./insight-page";
import { readInsight } from "./read-insight";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findInsight((await params).id)).insight.eventName };
}

export default async function InsightDetailPage({ params }: Props) {
  const view = await findInsight((await params).id);
  return <InsightPage initial={view} sensitivity={settings().insightsSensitivity} />;
}

const findInsight = cache(async (id: string) => {
  const view = /^[0-9a-f-]{36}$/i.test(id) ? await readInsight(ask, id, now()) : undefined;
  return view ?? notFound();
});
