"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";

/** How a download stands; `share` in percent of the time gone through, `reached` the oldest event so far. */
export type DownloadState =
  | { kind: "running"; count: number; share: number; reached?: Date | undefined }
  | { kind: "done"; count: number; cut: boolean }
  | { kind: "failed"; message: string };

/** What a download does, with a way to end it. */
export function DownloadProgress({ state, onDismiss }: { state: DownloadState; onDismiss: () => void }) {
  const t = useTranslations("cloudtrail.download");
  switch (state.kind) {
    case "running":
      return (
        <Alert type="info" header={t("running")} action={<Button onClick={onDismiss}>{t("cancel")}</Button>}>
          <ProgressBar
            value={state.share}
            label={t("count", { count: state.count })}
            additionalInfo={state.reached && <Timestamp value={state.reached} />}
          />
        </Alert>
      );
    case "done":
      return (
        <Alert type={state.cut ? "warning" : "success"} dismissible onDismiss={onDismiss}>
          {t(state.cut ? "cut" : "done", { count: state.count })}
        </Alert>
      );
    case "failed":
      return (
        <Alert type="error" header={t("failed")} dismissible onDismiss={onDismiss}>
          {state.message}
        </Alert>
      );
  }
}
