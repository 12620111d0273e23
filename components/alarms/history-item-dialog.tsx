"use client";

import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { prettyJson } from "@/components/console/pretty-json";
import { Timestamp } from "@/components/console/timestamp";

/** One item of an alarm's history with all its data. */
export function HistoryItemDialog({ item, onClose }: { item: AlarmHistoryItem; onClose: () => void }) {
  const t = useTranslations("alarms.history");
  const tConsole = useTranslations("console");
  const data = item.HistoryData ?? "";
  const text = prettyJson(data) ?? data;
  return (
    <Modal
      visible
      size="large"
      header={t("data")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <CopyToClipboard
              copyButtonText={tConsole("copy")}
              copySuccessText={tConsole("copied")}
              copyErrorText={tConsole("copyFailed")}
              textToCopy={text}
            />
            <Button variant="primary" onClick={onClose}>
              {t("close")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="s">
        <Box>
          <Timestamp value={item.Timestamp} /> · {item.HistorySummary}
        </Box>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          className="m-0 max-h-[60vh] overflow-auto rounded-lg bg-raised p-3 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap text-body"
        >
          {text}
        </pre>
      </SpaceBetween>
    </Modal>
  );
}
