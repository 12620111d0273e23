"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { saveFile } from "@/components/console/save-file";
import { graphAddress } from "@/components/metrics/graph-address";
import { graphCsv } from "@/components/metrics/graph-csv";
import { linesOf } from "@/components/metrics/graph-lines";
import { type GraphValues, seriesOf } from "@/components/metrics/graph-values";
import type { Stretch, TimeRangeSearch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { AlarmWidget } from "./alarm-widget";
import { type AlarmsByArn, graphOf, type PeriodOverride, type PlacedWidget, periodRule } from "./dashboard-widgets";
import { bodyHeight } from "./grid-size";
import { MetricWidget } from "./metric-widget";
import { WidgetFrame } from "./widget-frame";
import { WidgetNotice } from "./widget-notice";

const EnlargedWidget = dynamic(async () => (await import("./enlarged-widget")).EnlargedWidget);

/** What the widgets of a dashboard show, and what was refused of it. */
export type WidgetData = { alarms: AlarmsByArn; alarmRefusal: { message: string } | undefined; values: GraphValues };

/** How the widgets of a dashboard are shown. */
export type WidgetSetting = {
  override: PeriodOverride;
  /** The range as an address carries it, for the way to the page of metrics. */
  rangeSearch: TimeRangeSearch;
  onZoom?: (stretch: Stretch) => void;
  /** Takes a widget off the dashboard, known by its place in the body. */
  onRemove?: (index: number) => void;
};

type Props = WidgetSetting & {
  placed: PlacedWidget;
  data: WidgetData;
  /** The text of a text widget, as the server has drawn it. */
  text: ReactNode;
};

/** One widget of a dashboard with its menu. What cannot be drawn says so in its place. */
export function DashboardWidget(props: Props) {
  const { placed, data, override, onZoom } = props;
  const t = useTranslations("dashboards.widget");
  const [isLarge, setLarge] = useState(false);
  const { widget, box } = placed;
  const graph = graphOf(placed, data.alarms);
  const title = titleOf(placed, graph);
  const label = title ?? t("unnamed", { number: placed.index + 1 });
  const large = isLarge && graph && (
    <EnlargedWidget
      {...{ graph, override, onZoom }}
      title={label}
      values={data.values}
      onClose={() => setLarge(false)}
    />
  );
  return (
    <WidgetFrame
      label={label}
      title={title}
      bare={widget.type === "text" && widget.properties.background === "transparent"}
      menu={<WidgetMenu {...props} label={label} graph={graph} onEnlarge={() => setLarge(true)} />}
    >
      <WidgetBody {...props} graph={graph} height={bodyHeight(box.height, title !== undefined)} />
      {large}
    </WidgetFrame>
  );
}

type Drawn = { graph: MetricProperties | undefined };

function WidgetBody({ placed, data, text, override, onZoom, graph, height }: Props & Drawn & { height: number }) {
  const t = useTranslations("dashboards.widget");
  const { widget } = placed;
  switch (widget.type) {
    case "metric":
      if (graph) {
        const rule = periodRule(override);
        return <MetricWidget {...{ graph, rule, height, onZoom }} values={data.values} />;
      }
      return <WidgetNotice>{data.alarmRefusal?.message ?? t("alarmNotFound")}</WidgetNotice>;
    case "text":
      return text;
    case "alarm":
      return <AlarmWidget properties={widget.properties} alarms={data.alarms} problem={data.alarmRefusal?.message} />;
    case "log":
      return (
        <WidgetNotice>
          <p className="mt-0">{t("log")}</p>
          <code className="font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">
            {widget.properties.query}
          </code>
        </WidgetNotice>
      );
    case "explorer":
    case "custom":
    case "chart":
      return <WidgetNotice>{t("type", { type: widget.type })}</WidgetNotice>;
  }
}

function WidgetMenu(props: Props & Drawn & { label: string; onEnlarge: () => void }) {
  const { placed, data, override, rangeSearch, onRemove, graph, label, onEnlarge } = props;
  const t = useTranslations("dashboards.widget");
  const download = () => {
    if (!graph) return;
    const stretch = { start: new Date(data.values.start), end: new Date(data.values.end) };
    const drawn = linesOf(graph, stretch, new Date(data.values.readAt), periodRule(override));
    saveFile(`${label}.csv`, "text/csv", graphCsv(seriesOf(drawn, data.values)));
  };
  const items: ButtonDropdownProps.Items = [
    ...(graph ? [{ id: "enlarge", text: t("enlarge") }] : []),
    ...(graph ? [{ id: "metrics", text: t("viewInMetrics"), href: graphAddress(graph, rangeSearch) }] : []),
    ...(graph ? [{ id: "csv", text: t("download") }] : []),
    ...(onRemove ? [{ id: "remove", text: t("remove") }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <ButtonDropdown
      variant="inline-icon"
      items={items}
      ariaLabel={t("menu", { title: label })}
      expandToViewport
      onItemClick={({ detail }) => {
        if (detail.id === "enlarge") onEnlarge();
        if (detail.id === "csv") download();
        if (detail.id === "remove") onRemove?.(placed.index);
      }}
    />
  );
}

/** The title that a widget shows; some have none. */
function titleOf({ widget }: PlacedWidget, graph: MetricProperties | undefined): string | undefined {
  if (widget.type === "metric") return graph?.title ?? widget.properties.title;
  const { title } = widget.properties as { title?: unknown };
  return typeof title === "string" ? title : undefined;
}
