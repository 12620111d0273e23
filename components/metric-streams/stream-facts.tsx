"use client";

import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { Copyable } from "@/components/console/copyable";
import { Timestamp } from "@/components/console/timestamp";
import type { StreamState as FirehoseState } from "@/lib/services/firehose/operations/streams";
import type { StreamWithState } from "@/lib/services/metrics/operations/streams/metric-streams";
import { destinationText } from "./destination-text";
import { firehoseName, STREAMS_PATH } from "./stream-paths";
import { StreamStatus } from "./stream-state";

type Props = { stream: StreamWithState; roleArn: string; firehose: FirehoseState | undefined };

/** What a stream is, and how what it sends fares on its way. */
export function StreamFacts({ stream, roleArn, firehose }: Props) {
  const t = useTranslations("metric-streams.stream");
  const { Sending: sending } = stream;
  const problem = problemOf(stream, firehose);
  return (
    <SpaceBetween size="l">
      {problem !== undefined && (
        <Alert type="warning" header={t("problem")}>
          <span className="[overflow-wrap:anywhere]">{problem}</span>
        </Alert>
      )}
      <Container header={<Header variant="h2">{t("details")}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t("status"), value: <StreamStatus isRunning={stream.State === "running"} error={problem} /> },
            { label: t("format"), value: stream.OutputFormat },
            { label: "ARN", value: <Copyable text={stream.Arn ?? ""} /> },
            {
              label: t("firehose"),
              value: <Link href={`${STREAMS_PATH}?tab=delivery`}>{firehoseName(stream.FirehoseArn ?? "")}</Link>,
            },
            {
              label: t("goesTo"),
              value: <span className="break-all">{firehose ? destinationText(firehose.Destination) : "-"}</span>,
            },
            { label: t("role"), value: <span className="break-all">{roleArn}</span> },
            { label: t("sentAt"), value: <Timestamp value={sending.sentAt} /> },
            { label: t("deliveredAt"), value: <Timestamp value={firehose?.State.deliveredAt} /> },
            {
              label: t("waiting"),
              value: t("waitingCounts", {
                updates: sending.waitingUpdates,
                records: firehose?.State.waitingRecords ?? 0,
              }),
            },
            { label: t("createdAt"), value: <Timestamp value={stream.CreationDate} /> },
            { label: t("modifiedAt"), value: <Timestamp value={stream.LastUpdateDate} /> },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

/** What stands in the way just now: of handing over to the delivery stream, else of its delivery. */
export function problemOf(
  { Sending: sending }: StreamWithState,
  firehose: FirehoseState | undefined,
): string | undefined {
  if (sending.failures > 0) return sending.lastError;
  return firehose && firehose.State.failures > 0 ? firehose.State.lastError : undefined;
}
