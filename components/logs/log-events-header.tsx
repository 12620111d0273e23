"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { saveFile } from "@/components/console/save-file";
import { EXPORT_TYPES, type ExportForm, exportEvents } from "./event-export";
import type { EventDisplay } from "./event-table";
import type { LogEvent } from "./log-event";
import { groupPath } from "./log-paths";

type Props = {
  source: { group: string; stream: string | undefined };
  events: LogEvent[];
  refreshing: boolean;
  display: EventDisplay;
  onDisplay: (display: EventDisplay) => void;
  onRefresh: () => void;
};

const FORMS: readonly ExportForm[] = ["csv", "json", "text"];

/** The head of the log events view: what is shown, how, and what can be done with it. */
export function LogEventsHeader({ source, events, refreshing, display, onDisplay, onRefresh }: Props) {
  const t = useTranslations("logs.events");
  const save = (form: ExportForm) => {
    const { mime, extension } = EXPORT_TYPES[form];
    saveFile(`log-events-viewer-result.${extension}`, mime, exportEvents(events, form));
  };
  return (
    <Header
      variant="h1"
      description={t("description")}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <SegmentedControl
            label={t("display")}
            selectedId={display}
            options={[
              { id: "rows", text: t("asRows") },
              { id: "text", text: t("asText") },
            ]}
            onChange={({ detail }) => onDisplay(detail.selectedId === "text" ? "text" : "rows")}
          />
          <Button iconName="refresh" ariaLabel={t("refresh")} loading={refreshing} onClick={onRefresh} />
          <ButtonDropdown
            items={FORMS.map((form) => ({ id: form, text: t(`download.${form}`), disabled: events.length === 0 }))}
            onItemClick={({ detail }) => {
              const form = FORMS.find((candidate) => candidate === detail.id);
              if (form) save(form);
            }}
          >
            {t("actions")}
          </ButtonDropdown>
          {source.stream === undefined && <Button href={groupPath(source.group)}>{t("toGroup")}</Button>}
        </SpaceBetween>
      }
    >
      {t("title")}
    </Header>
  );
}
