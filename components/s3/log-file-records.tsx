"use client";

import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { eventPath } from "@/components/changes/event-paths";
import { useStoryText } from "@/components/cloudtrail/use-story-text";
import { JsonTree } from "@/components/text-editor/json-tree";
import { type FileRecord, fileRecordOf } from "./file-record";

type Props = { records: readonly string[]; more: boolean };

/** The records of a log file, each as a sentence, to be opened as JSON. */
export function LogFileRecords({ records, more }: Props) {
  const t = useTranslations("s3.object");
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${records.length}${more ? "+" : ""})`} description={t("recordsHint")}>
          {t("records")}
        </Header>
      }
    >
      {records.map((text, index) => (
        // Records of a file do not move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <RecordRow key={index} record={fileRecordOf(text)} />
      ))}
      {records.length === 0 && t("noRecords")}
      {more && t("recordsMore")}
    </Container>
  );
}

function RecordRow({ record }: { record: FileRecord }) {
  const t = useTranslations("s3.object");
  const say = useStoryText();
  const format = useFormatter();
  const time = record.eventTime ? format.dateTime(record.eventTime, "stamp") : "-";
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      variant="footer"
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
      headerText={record.kind === "event" ? say(record) : t("insight", { eventName: record.eventName })}
      headerDescription={[time, record.eventName, record.eventSource].join(" · ")}
    >
      {open && (
        <div className="flex flex-col gap-2">
          <Link href={eventPath(record.eventId)}>{t("openEvent")}</Link>
          <JsonTree
            value={JSON.parse(record.record)}
            label={record.eventName}
            depth={100}
            foldLabel={(name) => t("fold", { name: name || record.eventName })}
          />
        </div>
      )}
    </ExpandableSection>
  );
}
