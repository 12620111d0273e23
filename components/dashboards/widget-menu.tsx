"use client";

import Icon from "@cloudscape-design/components/icon";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { OpenedByClick } from "@/components/console/opened-by-click";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import type { WidgetData, WidgetSetting } from "./dashboard-widget";
import { canEnlarge, type PlacedWidget } from "./dashboard-widgets";

/** What a widget's menu asks of the dashboard. */
export type WidgetAct = "refresh" | "edit" | "duplicate" | "copy" | "rename" | "remove";

export type WidgetMenuProps = Pick<WidgetSetting, "override" | "rangeSearch" | "onAct" | "onPicture" | "hasLinks"> & {
  placed: PlacedWidget;
  data: WidgetData;
  label: string;
  graph: MetricProperties | undefined;
  onEnlarge: () => void;
  onMove?: () => void;
};

const loadActions = () => import("./widget-actions");
const WidgetActions = lazy(async () => ({ default: (await loadActions()).WidgetActions }));

/** The menu of a widget. What it holds is worked out when it is opened: a page has dozens of menus, and opens one. */
export function WidgetMenu(props: WidgetMenuProps) {
  const t = useTranslations("dashboards.widget");
  if (!canEnlarge(props.placed, props.graph) && !props.onAct) return null;
  return (
    <OpenedByClick
      load={loadActions}
      popup="menu"
      className="flex border-none bg-transparent p-0.5 text-link"
      face={
        <>
          <span className="sr-only">{t("menu", { title: props.label })}</span>
          <Icon name="ellipsis" />
        </>
      }
    >
      <WidgetActions {...props} />
    </OpenedByClick>
  );
}
