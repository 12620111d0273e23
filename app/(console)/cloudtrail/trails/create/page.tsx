import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { newTrail } from "@/components/trails/trail-draft";
import { newUuid } from "@/lib/platform/identifiers";
import { currentScope } from "../current-scope";
import { TrailWizard } from "./trail-wizard";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("cloudtrail.wizard"))("create") };
}

export default async function CreateTrailPage() {
  const { accountId } = await currentScope();
  return <TrailWizard initial={newTrail(accountId, newUuid().slice(0, 8))} />;
}
