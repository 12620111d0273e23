"use client";

import type { GetMetricStreamOutput } from "@aws-sdk/client-cloudwatch";
import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { USUAL_SECONDS } from "@/components/console/refresh-control";
import { ResourcePage } from "@/components/console/resource-page";
import { StreamFacts } from "@/components/metric-streams/stream-facts";
import { editStreamPath, STREAMS_PATH } from "@/components/metric-streams/stream-paths";
import { useLive } from "@/lib/console/use-live";
import type { OutputOf } from "@/lib/services/catalog";
import { deleteStreams, switchStreams } from "../actions";

const TABS = ["monitoring", "metrics", "tags"] as const;

type Props = {
  stream: GetMetricStreamOutput;
  sending: OutputOf<"cloudwatch:DescribeMetricStreamSending">;
  firehoses: OutputOf<"firehose:ListDeliveryStreamStates">;
  tab: (typeof TABS)[number];
  /** What the tab shows. */
  children: ReactNode;
};

/** The page of a metric stream around its tabs. */
export function StreamView({ stream, sending: initialSending, firehoses: initialFirehoses, tab, children }: Props) {
  const t = useTranslations("metric-streams.stream");
  const tStreams = useTranslations("metric-streams.streams");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const [turning, setTurning] = useState(false);
  const { Name: name = "" } = stream;
  const isRunning = stream.State === "running";
  const everySeconds = USUAL_SECONDS;
  const sending = useLive(
    "cloudwatch:DescribeMetricStreamSending",
    { Name: name },
    { initial: initialSending, everySeconds },
  );
  const firehoses = useLive("firehose:ListDeliveryStreamStates", {}, { initial: initialFirehoses, everySeconds });

  const refresh = () => {
    router.refresh();
    void sending.refresh();
    void firehoses.refresh();
  };
  const turn = async () => {
    setTurning(true);
    const answer = await switchStreams([name], !isRunning);
    setTurning(false);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: tStreams(isRunning ? "stopped" : "started", { count: 1 }) });
  };
  const remove = async () => {
    const answer = await deleteStreams([name]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tStreams("deleted", { count: 1 }) });
    router.push(STREAMS_PATH);
  };
  return (
    <>
      <ResourcePage
        name={name}
        actions={
          <>
            <Button iconName="refresh" ariaLabel={t("refresh")} onClick={() => refresh()} />
            <Button loading={turning} onClick={() => void turn()}>
              {tStreams(isRunning ? "stop" : "start")}
            </Button>
            <Button onClick={() => setDeleting(true)}>{tStreams("delete")}</Button>
            <Button href={editStreamPath(name)}>{tStreams("edit")}</Button>
          </>
        }
        details={
          <StreamFacts
            stream={{ ...stream, Sending: sending.data }}
            roleArn={stream.RoleArn ?? ""}
            firehose={firehoses.data.Streams.find(({ Arn }) => Arn === stream.FirehoseArn)}
          />
        }
        tabs={TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
        tab={tab}
      >
        {children}
      </ResourcePage>
      {deleting && (
        <DeleteDialog
          title={tStreams("delete")}
          typed={tStreams("deleteWord")}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {tStreams("deleteWarning", { count: 1 })}
        </DeleteDialog>
      )}
    </>
  );
}
