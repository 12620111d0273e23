"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { TagPanel } from "@/components/console/tag-panel";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { EventSections } from "@/components/trails/event-sections";
import { TrailFacts } from "@/components/trails/trail-facts";
import { TrailFiles } from "@/components/trails/trail-files";
import { TrailLogs } from "@/components/trails/trail-logs";
import { TRAILS, trailPath } from "@/components/trails/trail-paths";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { changeTrailTags, deleteTrail, switchLogging } from "../actions";
import { readTrail, type TrailView } from "./read-trail";

type Props = { name: string; scope: { accountId: string; region: string }; initial: TrailView };

/** A trail: how it fares, where it delivers, what it logs and which files it has made. Its home Region alone can change it. */
export function TrailPage({ name, scope, initial }: Props) {
  const t = useTranslations("cloudtrail.trail");
  const tList = useTranslations("cloudtrail.trails");
  const tWizard = useTranslations("cloudtrail.wizard");
  const ask = useAsk();
  const region = useRegion();
  const router = useRouter();
  const flash = useFlash();
  const [everySeconds, setEverySeconds] = useRefreshInterval(10);
  const [asking, setAsking] = useState<"delete" | "stop">();
  const read = () => readTrail(ask, name, scope, new Date());
  const { data, refreshing, refresh } = useReading(`trail ${region} ${name}`, read, { initial, everySeconds });
  const { trail, status } = data;
  const { HomeRegion: home = region, TrailARN: arn = "" } = trail;
  const isHome = home === region;
  const problem =
    status.LatestDeliveryError ?? status.LatestCloudWatchLogsDeliveryError ?? status.LatestNotificationError;

  const logging = async (on: boolean) => {
    const answer = await switchLogging(name, on);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tList(on ? "started" : "stopped", { name }) });
    setAsking(undefined);
    await refresh();
    return undefined;
  };
  const start = async () => {
    const refusal = await logging(true);
    if (refusal) flash.show({ type: "error", content: refusal });
  };
  const remove = async () => {
    const answer = await deleteTrail(name);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tList("deleted", { name }) });
    router.push(TRAILS);
    return undefined;
  };
  const edit = (section: "general" | "logs" | "events") =>
    isHome && (
      <Button href={`${trailPath(name)}/edit?section=${section}`} ariaLabel={t(`editSection.${section}`)}>
        {tWizard("edit")}
      </Button>
    );
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <div className="flex flex-wrap justify-end gap-2">
              <RefreshControl
                refreshing={refreshing}
                onRefresh={() => void refresh()}
                everySeconds={everySeconds}
                onInterval={setEverySeconds}
              />
              <Button disabled={!isHome} onClick={() => setAsking("delete")}>
                {tList("delete")}
              </Button>
              <Button disabled={!isHome} onClick={() => (status.IsLogging ? setAsking("stop") : void start())}>
                {tList(status.IsLogging ? "stopLogging" : "startLogging")}
              </Button>
            </div>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {!isHome && (
          <Alert type="info" action={<Button href={trailPath(name, home)}>{t("goHome", { region: home })}</Button>}>
            {t("otherRegion", { region: home })}
          </Alert>
        )}
        {problem && (
          <Alert type="error" header={t("problem")}>
            {problem}
          </Alert>
        )}
        <TrailFacts trail={trail} status={status} action={edit("general")} />
        <TrailLogs trail={trail} status={status} action={edit("logs")} />
        <EventSections selectors={data.selectors} insights={data.insights} action={edit("events")} />
        <TrailFiles bucket={trail.S3BucketName ?? ""} prefix={trail.S3KeyPrefix} files={data.files} />
        {isHome && (
          <TagPanel
            key={JSON.stringify(data.tags)}
            tags={data.tags}
            onSave={async (changed, gone) => {
              const answer = await changeTrailTags(arn, changed, gone);
              await refresh();
              return answer;
            }}
          />
        )}
      </SpaceBetween>
      {asking === "delete" && (
        <DeleteDialog title={tList("deleteTitle")} typed={name} onDelete={remove} onClose={() => setAsking(undefined)}>
          {tList("deleteText", { name })}
        </DeleteDialog>
      )}
      {asking === "stop" && (
        <DeleteDialog
          title={tList("stopTitle")}
          confirm={tList("stop")}
          onDelete={() => logging(false)}
          onClose={() => setAsking(undefined)}
        >
          {tList("stopText", { name })}
        </DeleteDialog>
      )}
    </ContentLayout>
  );
}
