"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useRegion } from "@/components/console/region";
import { type KindChoice, KindStep } from "@/components/dashboards/wizard/kind-step";
import { emptyWidget, isComplete, tidy } from "@/components/dashboards/wizard/widget-kinds";
import type { TimeRange } from "@/components/time-range/time-range";
import type { Widget } from "@/lib/services/dashboards/model/body";
import { WidgetConfig } from "./widget-config";

type Props = {
  /** The widget that is edited; without one a new one is made, and its kind asked for first. */
  widget?: Widget;
  range: TimeRange;
  endpoint: string;
  onDone: (widget: Widget) => void;
  onClose: () => void;
};

const PropertiesConfig = dynamic(async () => (await import("./properties-config")).PropertiesConfig, {
  loading: AwaitedPart,
});

/** Makes a widget in two steps, or edits one in the second. */
export function WidgetWizard({ widget: given, range, endpoint, onDone, onClose }: Props) {
  const t = useTranslations("dashboards.wizard");
  const tConsole = useTranslations("console");
  const region = useRegion();
  const [choice, setChoice] = useState<KindChoice>({ dataType: "metrics", kind: "line" });
  const [widget, setWidget] = useState(given);
  const next = () => setWidget(emptyWidget(choice.kind, region));
  return (
    <Modal
      visible
      size="max"
      header={t(given ? "editTitle" : "addTitle")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            {!given && widget && <Button onClick={() => setWidget(undefined)}>{t("back")}</Button>}
            {widget ? (
              <Button variant="primary" disabled={!isComplete(widget)} onClick={() => onDone(tidy(widget))}>
                {t(given ? "update" : "create")}
              </Button>
            ) : (
              <Button variant="primary" onClick={next}>
                {t("next")}
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {widget === undefined ? (
        <KindStep value={choice} onChange={setChoice} />
      ) : isWritten(widget) ? (
        <PropertiesConfig widget={widget} onChange={setWidget} />
      ) : (
        <WidgetConfig widget={widget} range={range} endpoint={endpoint} onChange={setWidget} />
      )}
    </Modal>
  );
}

/** What no form knows is written as source: the newest kind of widget, and the graph of an alarm, which has no metrics of its own. */
function isWritten(widget: Widget): boolean {
  return widget.type === "chart" || (widget.type === "metric" && widget.properties.annotations?.alarms !== undefined);
}
