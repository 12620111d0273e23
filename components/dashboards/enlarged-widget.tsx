"use client";

import Modal from "@cloudscape-design/components/modal";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type PeriodOverride, periodRule } from "./dashboard-widgets";
import { MetricWidget } from "./metric-widget";

type Props = {
  title: string;
  graph: MetricProperties;
  values: GraphValues;
  override: PeriodOverride;
  onZoom?: (stretch: Stretch) => void;
  onClose: () => void;
};

const HEIGHT = 520;

/** A graph of a dashboard over the whole page. */
export function EnlargedWidget({ title, graph, values, override, onZoom, onClose }: Props) {
  return (
    <Modal visible size="max" header={title} onDismiss={onClose}>
      <MetricWidget graph={graph} values={values} rule={periodRule(override)} height={HEIGHT} onZoom={onZoom} />
    </Modal>
  );
}
