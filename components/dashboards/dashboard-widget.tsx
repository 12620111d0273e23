"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, Suspense, useState } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import type { LogQueriesIn } from "@/components/logs-insights/log-queries";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { Stretch, TimeRangeSearch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { AlarmWidget } from "./alarm-widget";
import {
  type AlarmsByArn,
  graphOf,
  keptRange,
  type PeriodOverride,
  type PlacedWidget,
  periodRule,
  valuesOf,
} from "./dashboard-widgets";
import type { ExploredMetrics } from "./explorer-graphs";
import { bodyHeight } from "./grid-size";
import { KeptRange } from "./kept-range";
import { MetricWidget } from "./metric-widget";
import { WidgetFrame } from "./widget-frame";
import { type WidgetAct, WidgetMenu } from "./widget-menu";
import { WidgetNotice } from "./widget-notice";

// What few dashboards have is loaded by those that have it.
const EnlargedWidget = dynamic(async () => (await import("./enlarged-widget")).EnlargedWidget, {
  loading: AwaitedPart,
});
const ExplorerWidget = dynamic(async () => (await import("./explorer-widget")).ExplorerWidget, {
  loading: AwaitedPart,
});
const LogWidget = dynamic(async () => (await import("./log-widget")).LogWidget, { loading: AwaitedPart });
const MarkdownText = dynamic(async () => (await import("./markdown-text")).MarkdownText, { loading: AwaitedPart });

/** What the widgets of a dashboard show, and what was refused of it. */
export type WidgetData = {
  alarms: AlarmsByArn;
  alarmRefusal: { message: string } | undefined;
  values: GraphValues;
  /** What is drawn over ranges that widgets keep for themselves. */
  kept?: Readonly<Record<string, GraphValues>>;
  /** The metrics that explorers draw. */
  explored?: ExploredMetrics;
};

/** How the widgets of a dashboard are shown. */
export type WidgetSetting = {
  override: PeriodOverride;
  /** The range as an address carries it, for the way to the page of metrics. */
  rangeSearch: TimeRangeSearch;
  /** Texts of text widgets that the server has drawn, by their Markdown; others are drawn here. */
  texts: Readonly<Record<string, ReactNode>>;
  onZoom?: (stretch: Stretch) => void;
  /** Has a graph saved as a picture. */
  onPicture?: (graph: MetricProperties, title: string) => void;
  /** What the menu of a widget asks for, known by its place in the body; without it nothing can be changed. */
  onAct?: (act: WidgetAct, index: number) => void;
  /** How log widgets ask. */
  logQueries?: LogQueriesIn;
  /** Whether links lead to pages of the console; one who only looks at a shared dashboard may not go there. */
  hasLinks?: boolean;
};

type Props = WidgetSetting & {
  placed: PlacedWidget;
  data: WidgetData;
  handles?: (label: string) => ReactNode;
  onMove?: () => void;
};

/** One widget of a dashboard with its menu. What cannot be drawn says so in its place. */
export function DashboardWidget(props: Props) {
  const { placed, data, handles } = props;
  const t = useTranslations("dashboards.widget");
  const [isLarge, setLarge] = useState(false);
  const { widget, box } = placed;
  const graph = graphOf(placed, data.alarms);
  const title = titleOf(placed, graph);
  const range = keptRange(placed);
  const label = title ?? t("unnamed", { number: placed.index + 1 });
  return (
    <WidgetFrame
      label={label}
      title={title}
      note={range && <KeptRange range={range} />}
      bare={widget.type === "text" && widget.properties.background === "transparent"}
      menu={<WidgetMenu {...props} label={label} graph={graph} onEnlarge={() => setLarge(true)} />}
      handles={handles?.(label)}
    >
      <Suspense>
        <WidgetBody {...props} graph={graph} label={label} height={bodyHeight(box.height, title !== undefined)} />
        {isLarge && (
          <EnlargedWidget title={label} onClose={() => setLarge(false)}>
            {(height) => <WidgetBody {...props} graph={graph} label={label} height={height} />}
          </EnlargedWidget>
        )}
      </Suspense>
    </WidgetFrame>
  );
}

type Drawn = { graph: MetricProperties | undefined; label: string; height: number };

function WidgetBody(props: Props & Drawn) {
  const { placed, data, texts, override, onZoom, graph, label, height, hasLinks = true } = props;
  const t = useTranslations("dashboards.widget");
  const { widget } = placed;
  switch (widget.type) {
    case "metric":
      if (graph) {
        const rule = periodRule(override);
        return <MetricWidget {...{ graph, rule, height, onZoom }} values={valuesOf(placed, data)} />;
      }
      return <WidgetNotice>{data.alarmRefusal?.message ?? t("alarmNotFound")}</WidgetNotice>;
    case "text":
      return texts[widget.properties.markdown] ?? <MarkdownText markdown={widget.properties.markdown} />;
    case "alarm":
      return (
        <AlarmWidget
          properties={widget.properties}
          alarms={data.alarms}
          problem={data.alarmRefusal?.message}
          hasLinks={hasLinks}
        />
      );
    case "log":
      return (
        <LogWidget
          {...{ label, height, onZoom }}
          properties={widget.properties}
          values={data.values}
          queries={props.logQueries}
        />
      );
    case "explorer":
      return (
        <ExplorerWidget
          {...{ override, height, onZoom }}
          properties={widget.properties}
          values={data.values}
          explored={data.explored ?? {}}
        />
      );
    case "custom":
      return (
        <WidgetNotice>
          <span className="[overflow-wrap:anywhere]">{t("custom", { endpoint: widget.properties.endpoint })}</span>
        </WidgetNotice>
      );
    case "chart":
      return <WidgetNotice>{t("type", { type: widget.type })}</WidgetNotice>;
  }
}

/** The title that a widget shows; some have none. */
function titleOf({ widget }: PlacedWidget, graph: MetricProperties | undefined): string | undefined {
  if (widget.type === "metric") return graph?.title ?? widget.properties.title;
  const { title } = widget.properties as { title?: unknown };
  return typeof title === "string" ? title : undefined;
}
