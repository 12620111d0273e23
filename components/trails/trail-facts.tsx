"use client";

import type { GetTrailStatusResponse, Trail } from "@aws-sdk/client-cloudtrail";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import { bucketPath } from "@/components/s3/s3-paths";
import { TrailState } from "./trail-state";

type Props = { trail: Trail; status: GetTrailStatusResponse; action: ReactNode };

/** AWS's "General details" of a trail, with how its files fare. */
export function TrailFacts({ trail, status, action }: Props) {
  const t = useTranslations("cloudtrail.trail");
  const tList = useTranslations("cloudtrail.trails");
  const bucket = trail.S3BucketName ?? "";
  const folder = `${trail.S3KeyPrefix ? `${trail.S3KeyPrefix}/` : ""}AWSLogs/`;
  return (
    <Container
      header={
        <Header variant="h2" actions={action}>
          {t("general")}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: t("logging"),
            value: <TrailState isLogging={status.IsLogging ?? false} error={status.LatestDeliveryError} />,
          },
          { label: t("arn"), value: <span className="break-all">{trail.TrailARN}</span> },
          { label: tList("multiRegion"), value: tList(trail.IsMultiRegionTrail ? "yes" : "no") },
          {
            label: t("location"),
            value: <Link href={bucketPath(bucket, folder)}>{`${bucket}/${folder}`}</Link>,
          },
          { label: t("lastFile"), value: <Timestamp value={status.LatestDeliveryTime} /> },
          {
            label: t("validation"),
            value: tList(trail.LogFileValidationEnabled ? "enabled" : "disabled"),
          },
          { label: t("lastDigest"), value: <Timestamp value={status.LatestDigestDeliveryTime} /> },
          { label: t("topic"), value: <span className="break-all">{trail.SnsTopicARN ?? "-"}</span> },
          { label: t("lastNotice"), value: <Timestamp value={status.LatestNotificationTime} /> },
          { label: t("since"), value: <Timestamp value={status.StartLoggingTime} /> },
          { label: t("until"), value: <Timestamp value={status.StopLoggingTime} /> },
        ]}
      />
    </Container>
  );
}
