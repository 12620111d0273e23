"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import { topicNameIn, topicPath } from "../sns/sns-paths";
import { actionRows, actionService } from "./action-rows";
import { editAlarmPath } from "./alarm-paths";
import { AlarmStateBadge } from "./alarm-state";

/** What an alarm does when it goes into a state. */
export function AlarmActions({ alarm }: { alarm: MetricAlarm }) {
  const t = useTranslations("alarms.actions");
  const rows = actionRows(alarm);
  return (
    <SpaceBetween size="m">
      {!alarm.ActionsEnabled && <Alert type="info">{t("off")}</Alert>}
      <Table
        items={rows}
        header={
          <Header variant="h2" counter={`(${rows.length})`}>
            {t("title")}
          </Header>
        }
        columnDefinitions={[
          {
            id: "type",
            header: t("type"),
            cell: ({ arn }) => (actionService(arn) === "sns" ? t("notification") : actionService(arn)),
          },
          { id: "state", header: t("when"), cell: ({ state }) => <AlarmStateBadge state={state} /> },
          {
            id: "arn",
            header: "ARN",
            isRowHeader: true,
            cell: ({ arn }) =>
              actionService(arn) === "sns" ? <Link href={topicPath(topicNameIn(arn))}>{arn}</Link> : arn,
          },
        ]}
        empty={
          <EmptyState
            title={t("none")}
            hint={t("noneHint")}
            action={<Button href={editAlarmPath(alarm.AlarmName ?? "")}>{t("add")}</Button>}
          />
        }
      />
    </SpaceBetween>
  );
}
