"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";
import { type MetricName, namesOf } from "./metric-name";
import { addedToSearch, searchText, tokensOf, tokenText } from "./search-tokens";

/** What can be done with one metric of the browser beside ticking it. */
export type MetricActs = {
  search: string;
  onSearch: (search: string) => void;
  /** Puts the metric on the graph or takes it off. */
  onGraph: (graphed: MetricName[], ungraphed: MetricName[]) => void;
  /** Leaves the metric alone on the graph. */
  onGraphOnly: (metric: MetricName) => void;
  /** Shows the alarms that watch the metric. */
  onAlarms: (metric: MetricName) => void;
  onCopy: (text: string) => void;
};

type Props = { metric: MetricName; name: string; isGraphed: boolean; acts: MetricActs };

/** The menu of a metric: on the graph, alone on it, searched for, its alarms, copied. */
export function MetricRowMenu({ metric, name, isGraphed, acts }: Props) {
  const t = useTranslations("metrics.row");
  const tokens = tokensOf(metric);
  const items: ButtonDropdownProps.ItemOrGroup[] = [
    { id: "graph", text: t(isGraphed ? "remove" : "add") },
    { id: "only", text: t("only") },
    { id: "search", text: t("search") },
    {
      text: t("addToSearch"),
      items: tokens.map((token, place) => ({ id: `token ${place}`, text: tokenText(token) })),
    },
    { id: "alarms", text: t("alarms") },
    {
      text: t("copy"),
      items: [
        { id: "copy name", text: t("copyName") },
        { id: "copy source", text: t("copySource") },
      ],
    },
  ];
  const act = (id: string) => {
    const token = tokens[Number(/^token (\d+)$/.exec(id)?.[1] ?? -1)];
    if (token) acts.onSearch(addedToSearch(acts.search, token));
    else if (id === "graph") acts.onGraph(isGraphed ? [] : [metric], isGraphed ? [metric] : []);
    else if (id === "only") acts.onGraphOnly(metric);
    else if (id === "search") acts.onSearch(searchText(tokens));
    else if (id === "alarms") acts.onAlarms(metric);
    else acts.onCopy(id === "copy name" ? metric.metricName : JSON.stringify(namesOf(metric)));
  };
  return (
    <ButtonDropdown
      variant="inline-icon"
      expandToViewport
      expandableGroups
      ariaLabel={t("menu", { metric: name })}
      items={items}
      onItemClick={({ detail }) => act(detail.id)}
    />
  );
}
