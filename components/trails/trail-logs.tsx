"use client";

import type { GetTrailStatusResponse, Trail } from "@aws-sdk/client-cloudtrail";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import { groupPath } from "@/components/logs/log-paths";
import { groupOf } from "./log-group-name";

type Props = { trail: Trail; status: GetTrailStatusResponse; action: ReactNode };

/** The log group that a trail sends its events to. */
export function TrailLogs({ trail, status, action }: Props) {
  const t = useTranslations("cloudtrail.trail");
  const group = groupOf(trail.CloudWatchLogsLogGroupArn);
  return (
    <Container
      header={
        <Header variant="h2" actions={action}>
          {t("logsTitle")}
        </Header>
      }
    >
      {group === "" ? (
        t("noLogs")
      ) : (
        <KeyValuePairs
          columns={3}
          items={[
            { label: t("logGroup"), value: <Link href={groupPath(group)}>{group}</Link> },
            { label: t("role"), value: <span className="break-all">{trail.CloudWatchLogsRoleArn}</span> },
            { label: t("lastLogs"), value: <Timestamp value={status.LatestCloudWatchLogsDeliveryTime} /> },
          ]}
        />
      )}
    </Container>
  );
}
