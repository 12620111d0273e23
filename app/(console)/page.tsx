import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsoleHome } from "@/components/console/console-home";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console.welcome"))("title") };
}

export default function HomePage() {
  return <ConsoleHome />;
}
