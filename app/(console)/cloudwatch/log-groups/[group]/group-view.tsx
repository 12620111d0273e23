"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { ResourcePage } from "@/components/console/resource-page";
import { StarButton } from "@/components/console/star-button";
import { DeleteGroupsDialog } from "@/components/logs/delete-groups-dialog";
import { GroupDetails } from "@/components/logs/group-details";
import type { GroupSummary } from "@/components/logs/log-group";
import { eventsPath } from "@/components/logs/log-paths";
import { RetentionDialog } from "@/components/logs/retention-dialog";
import { insightsAddress } from "@/components/logs-insights/insights-address";
import { deleteLogGroups, setDeletionProtection, setRetention } from "../actions";

const TABS = ["streams", "tags", "metric-filters", "subscription-filters"] as const;
export type GroupTab = (typeof TABS)[number];
type Props = {
  group: GroupSummary;
  tab: GroupTab;
  /** What the tab shows. */
  children: ReactNode;
};

/** The page of a log group around its tabs. */
export function GroupView({ group, tab, children }: Props) {
  const t = useTranslations("logs.group");
  const tGroups = useTranslations("logs.groups");
  const tMetric = useTranslations("log-filters.metric");
  const tSubscription = useTranslations("log-filters.subscription");
  const tRetention = useTranslations("logs.retention");
  const router = useRouter();
  const flash = useFlash();
  const [dialog, setDialog] = useState<"retention" | "delete">();
  const { name, isDeletionProtected } = group;

  const saveRetention = async (days: number | undefined) => {
    const answer = await setRetention([name], days);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tRetention("saved", { count: 1 }) });
  };
  const protect = async () => {
    const answer = await setDeletionProtection(name, !isDeletionProtected);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t(isDeletionProtected ? "unprotected" : "protected") });
  };
  const remove = async () => {
    const answer = await deleteLogGroups([name]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tGroups("deleted", { count: 1 }) });
    router.push("/cloudwatch/log-groups");
  };
  const labels: Record<GroupTab, string> = {
    streams: t("streams"),
    tags: t("tags"),
    "metric-filters": tMetric("title"),
    "subscription-filters": tSubscription("title"),
  };
  const act = (id: string) => {
    if (id === "protection") void protect();
    else setDialog(id === "delete" ? "delete" : "retention");
  };
  return (
    <>
      <ResourcePage
        name={name}
        star={<StarButton kind="logGroup" name={name} />}
        actions={
          <>
            <ButtonDropdown
              items={[
                { id: "retention", text: tRetention("edit") },
                { id: "protection", text: t(isDeletionProtected ? "unprotect" : "protect") },
                { id: "delete", text: tGroups("delete", { count: 1 }) },
              ]}
              onItemClick={({ detail }) => act(detail.id)}
            >
              {tGroups("actions")}
            </ButtonDropdown>
            <Button href={insightsAddress({ groups: [name] })}>{t("viewInInsights")}</Button>
            <Button variant="primary" href={eventsPath(name)}>
              {t("search")}
            </Button>
          </>
        }
        details={<GroupDetails group={group} />}
        tabs={TABS.map((id) => ({ id, label: labels[id] }))}
        tab={tab}
      >
        {children}
      </ResourcePage>
      {dialog === "delete" && (
        <DeleteGroupsDialog names={[name]} onDelete={remove} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "retention" && (
        <RetentionDialog groups={[group]} onSave={saveRetention} onClose={() => setDialog(undefined)} />
      )}
    </>
  );
}
