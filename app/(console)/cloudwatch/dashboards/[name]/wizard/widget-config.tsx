"use client";

import dynamic from "next/dynamic";
import { AwaitedPart } from "@/components/console/awaited-part";
import { AlarmConfig } from "@/components/dashboards/wizard/alarm-config";
import { CustomConfig } from "@/components/dashboards/wizard/custom-config";
import { ExplorerConfig } from "@/components/dashboards/wizard/explorer-config";
import { LogConfig } from "@/components/dashboards/wizard/log-config";
import { TextConfig } from "@/components/dashboards/wizard/text-config";
import type { TimeRange } from "@/components/time-range/time-range";
import type { Widget } from "@/lib/services/dashboards/model/body";
import { useNamed } from "./use-named";

const MetricConfig = dynamic(async () => (await import("./metric-config")).MetricConfig, { loading: AwaitedPart });

type Props = { widget: Widget; range: TimeRange; endpoint: string; onChange: (widget: Widget) => void };

/** The second step: what is in the widget, by its type. */
export function WidgetConfig({ widget, range, endpoint, onChange }: Props) {
  const alarms = useNamed(widget.type === "alarm" ? "alarms" : undefined);
  const groups = useNamed(widget.type === "log" ? "groups" : undefined);
  switch (widget.type) {
    case "metric":
      return (
        <MetricConfig
          {...{ range, endpoint }}
          properties={widget.properties}
          onChange={(properties) => onChange({ ...widget, properties })}
        />
      );
    case "text":
      return (
        <TextConfig properties={widget.properties} onChange={(properties) => onChange({ ...widget, properties })} />
      );
    case "alarm":
      return (
        <AlarmConfig
          alarms={alarms}
          properties={widget.properties}
          onChange={(properties) => onChange({ ...widget, properties })}
        />
      );
    case "log":
      return (
        <LogConfig
          groups={groups}
          properties={widget.properties}
          onChange={(properties) => onChange({ ...widget, properties })}
        />
      );
    case "explorer":
      return (
        <ExplorerConfig properties={widget.properties} onChange={(properties) => onChange({ ...widget, properties })} />
      );
    case "custom":
      return (
        <CustomConfig properties={widget.properties} onChange={(properties) => onChange({ ...widget, properties })} />
      );
    case "chart":
      return null;
  }
}
