import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { readTrails } from "./read-trails";
import { TrailList } from "./trail-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.trails"))("title") };
}

export default async function TrailsPage() {
  return <TrailList initial={await readTrails(ask)} />;
}
