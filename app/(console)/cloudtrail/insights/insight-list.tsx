"use client";

import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { useInsightColumns } from "@/components/insights/use-insight-columns";
import { ResourceTable } from "@/components/tables/resource-table";
import { type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import type { Insight, InsightType } from "@/lib/services/trail/model/insight";
import { readInsights } from "./read-insights";

type Props = {
  view: { range: TimeRange; allRegions: boolean };
  initial: Insight[];
  sensitivity: "low" | "medium" | "high";
};

const TYPES = ["ApiCallRateInsight", "ApiErrorRateInsight"] as const satisfies readonly InsightType[];

/** When the rate of calls or errors was unusual. */
export function InsightList({ view, initial, sensitivity }: Props) {
  const t = useTranslations("cloudtrail.insights");
  const tHistory = useTranslations("cloudtrail.history");
  const ask = useAsk();
  const region = useRegion();
  const address = useAddress();
  const columns = useInsightColumns();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const read = () => readInsights(ask, view.range, view.allRegions ? undefined : region, new Date());
  const question = JSON.stringify({ insights: view, region });
  const { data, refreshing, refresh } = useReading(question, read, { initial, everySeconds });
  const type = TYPES.find((one) => one === address.members.get("type"));
  const state = address.members.get("state");
  const shown = data.filter(
    ({ insightType, endAt }) =>
      (type === undefined || insightType === type) && (!state || (state === "open") === (endAt === undefined)),
  );
  const setRange = (next: TimeRange) => {
    const { start, end } = timeRangeSearch(next);
    address.ask({ start, end });
  };
  const choice = (label: string, value: string, options: { value: string; label: string }[], name: string) => (
    <Select
      ariaLabel={label}
      options={options}
      selectedOption={options.find((option) => option.value === value) ?? null}
      onChange={({ detail }) => address.ask({ [name]: detail.selectedOption.value || undefined })}
    />
  );
  return (
    <ResourceTable
      id="trail-insights"
      title={t("title")}
      description={t("description", { sensitivity: t(`sensitivity.${sensitivity}`) })}
      items={shown}
      columns={columns}
      keyOf={({ insightId }) => insightId}
      filterPlaceholder={t("find")}
      actions={
        <RefreshControl
          refreshing={refreshing}
          onRefresh={() => void refresh()}
          everySeconds={everySeconds}
          onInterval={setEverySeconds}
        />
      }
      filters={
        <>
          <TimeRangePicker value={view.range} onChange={setRange} />
          {choice(
            tHistory("scope"),
            view.allRegions ? "all" : "",
            [
              { value: "", label: tHistory("thisRegion") },
              { value: "all", label: tHistory("allRegions") },
            ],
            "regions",
          )}
          {choice(
            t("type"),
            type ?? "",
            [{ value: "", label: t("anyType") }, ...TYPES.map((value) => ({ value, label: t(`types.${value}`) }))],
            "type",
          )}
          {choice(
            t("state"),
            state ?? "",
            [
              { value: "", label: t("anyState") },
              { value: "open", label: t("open") },
              { value: "over", label: t("over") },
            ],
            "state",
          )}
        </>
      }
      empty={{ title: t("none"), action: <EmptyState hint={t("noneHint")} /> }}
    />
  );
}
