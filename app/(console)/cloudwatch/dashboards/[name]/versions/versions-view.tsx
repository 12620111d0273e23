"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { useFlash } from "@/components/console/flash";
import { authorName } from "@/components/dashboards/author-name";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { VersionChanges } from "@/components/dashboards/version-changes";
import { VersionTable } from "@/components/dashboards/version-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { bodyDifference } from "@/lib/services/dashboards/model/difference";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import type { DashboardVersionEntry } from "@/lib/services/dashboards/operations/versions";
import { saveDashboard } from "../../actions";

type Props = { name: string; initial: Page<DashboardVersionEntry> };

/** Who changed which widget: the versions of a dashboard, the difference of any two, and the way back to one. */
export function VersionsView({ name, initial }: Props) {
  const t = useTranslations("dashboards.versions");
  const ask = useAsk();
  const router = useRouter();
  const flash = useFlash();
  const [chosen, setChosen] = useState<number[]>([]);
  const [working, setWorking] = useState(false);
  const listed = useLivePages({ versions: name }, (token) => readVersions(token), { initial });

  const readVersions = async (token: string | undefined): Promise<Page<DashboardVersionEntry>> => {
    const BeforeVersion = token === undefined ? undefined : Number(token);
    const answer = await ask("cloudwatch:ListDashboardVersions", { DashboardName: name, BeforeVersion });
    return { items: answer.Versions, next: answer.NextBeforeVersion?.toString() };
  };
  const bodyOf = async (Version: number) => {
    const { DashboardBody } = await ask("cloudwatch:GetDashboardVersion", { DashboardName: name, Version });
    return DashboardBody;
  };
  const [older, newer] = chosen.toSorted((a, b) => a - b);
  const { data: compared, error } = useSWR(
    older !== undefined && newer !== undefined ? ["difference", name, older, newer] : null,
    async ([, , from, to]) => {
      const [before, after] = await Promise.all([bodyOf(from as number), bodyOf(to as number)]);
      const read = (source: string) => parseDashboardBody(source).body ?? { widgets: [] };
      return bodyDifference(read(before), read(after));
    },
  );
  const restore = async (version: number) => {
    setWorking(true);
    const answer = await saveDashboard(name, await bodyOf(version));
    setWorking(false);
    if (!answer.ok) return flash.show({ type: "error", content: answer.error.message });
    flash.show({ type: "success", content: t("restored", { version }) });
    router.push(dashboardPath(name));
  };
  const single = chosen.length === 1 ? listed.items.find(({ Version }) => Version === chosen[0]) : undefined;
  const isNewest = single?.Version === listed.items[0]?.Version;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t("description")}
          actions={<Button href={dashboardPath(name)}>{t("back")}</Button>}
        >
          {t("title", { name })}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <VersionTable
          versions={listed.items}
          selected={chosen}
          onSelect={setChosen}
          hasMore={listed.hasMore}
          loading={listed.refreshing}
          onMore={() => void listed.loadMore()}
          actions={
            <Button
              disabled={!single || isNewest}
              loading={working}
              onClick={() => single && void restore(single.Version)}
            >
              {t("restore")}
            </Button>
          }
        />
        {error && <Alert type="error">{error instanceof Error ? error.message : String(error)}</Alert>}
        {single && (
          <Container
            header={
              <Header variant="h2">{t("of", { version: single.Version, author: authorName(single.AuthorArn) })}</Header>
            }
          >
            <VersionChanges changes={single.Changes} />
          </Container>
        )}
        {compared && older !== undefined && newer !== undefined && (
          <Container header={<Header variant="h2">{t("between", { older, newer })}</Header>}>
            <VersionChanges changes={compared} />
          </Container>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
