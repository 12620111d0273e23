import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentCaller } from "@/lib/console/session";
import { Sandbox } from "./sandbox";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.pattern"))("sandbox") };
}

export default async function SandboxPage() {
  const { accountId } = await currentCaller();
  return <Sandbox accountId={accountId} />;
}
