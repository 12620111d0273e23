"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { resourceTimelinePath } from "@/components/cloudtrail/resource-path";
import { RefreshControl } from "@/components/console/refresh-control";
import { StarButton } from "@/components/console/star-button";
import { createAlarmPath, editAlarmPath } from "./alarm-paths";
import { AlarmStateBadge } from "./alarm-state";
import { stateOf } from "./alarm-states";

type Props = {
  alarm: MetricAlarm;
  refreshing: boolean;
  onRefresh: () => void;
  everySeconds: number;
  onInterval: (seconds: number) => void;
  onSetState: () => void;
  onEnable: (on: boolean) => void;
  onDelete: () => void;
};

/** The head of an alarm's page: its name and state, and what can be done with it. */
export function AlarmHeader({ alarm, onSetState, onEnable, onDelete, ...refresh }: Props) {
  const t = useTranslations("alarms.page");
  const tDelete = useTranslations("alarms.delete");
  const { AlarmName: name = "", ActionsEnabled: acts = false } = alarm;
  const act = (id: string) => {
    if (id === "delete") onDelete();
    else if (id === "state") onSetState();
    else if (id === "enable") onEnable(!acts);
  };
  return (
    <Header
      variant="h1"
      info={<StarButton kind="alarm" name={name} />}
      description={<AlarmStateBadge state={stateOf(alarm.StateValue)} />}
      actions={
        <div className="flex flex-wrap justify-end gap-2">
          <RefreshControl {...refresh} />
          <ButtonDropdown
            items={[
              { id: "copy", text: t("copy"), href: createAlarmPath(name) },
              { id: "timeline", text: t("timeline"), href: resourceTimelinePath(name, "AWS::CloudWatch::Alarm") },
              { id: "state", text: t("setState") },
              { id: "enable", text: t(acts ? "disable" : "enable") },
              { id: "delete", text: tDelete("delete") },
            ]}
            onItemClick={({ detail }) => act(detail.id)}
          >
            {t("menu")}
          </ButtonDropdown>
          <Button href={editAlarmPath(name)}>{t("edit")}</Button>
        </div>
      }
    >
      <span className="[overflow-wrap:anywhere]">{name}</span>
    </Header>
  );
}
