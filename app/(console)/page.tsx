import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConsoleHome } from "@/components/console/console-home";
import { AreaMessages } from "@/lib/console/area-messages";
import { ALARM, LOG_GROUPS } from "@/lib/demo/scenery";
import { storyState } from "@/lib/demo/story";
import { settings } from "@/lib/platform/settings";
import { DemoStory } from "./demo-story";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("console.welcome"))("title") };
}

export default async function HomePage() {
  if (!settings().demo) return <ConsoleHome />;
  const { glueErrors: errors, webhook: chat, incident } = LOG_GROUPS;
  return (
    <AreaMessages areas={["demo"]}>
      <ConsoleHome>
        <DemoStory state={await storyState()} places={{ alarm: ALARM, errors, chat, incident }} />
      </ConsoleHome>
    </AreaMessages>
  );
}
