"use client";

import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { QueryField } from "@/components/logs-insights/query-field";
import type { LogProperties } from "@/lib/services/dashboards/model/body";
import { readLogQuery, writeLogQuery } from "@/lib/services/dashboards/model/log-query";
import { TitleField } from "./title-field";

type Props = {
  properties: LogProperties;
  onChange: (properties: LogProperties) => void;
  /** The names of the log groups that there are; undefined while they are read. */
  groups: readonly string[] | undefined;
};

/** A log widget: its log groups, and the query over them. */
export function LogConfig({ properties, onChange, groups }: Props) {
  const t = useTranslations("dashboards.wizard.log");
  const tConsole = useTranslations("console");
  const { logGroups, query } = readLogQuery(properties);
  const options = [...new Set([...(groups ?? []), ...logGroups])].map((value) => ({ value, label: value }));
  return (
    <SpaceBetween size="m">
      <TitleField value={properties.title ?? ""} onChange={(title) => onChange({ ...properties, title })} />
      <FormField stretch label={t("groups")}>
        <Multiselect
          filteringType="auto"
          expandToViewport
          options={options}
          selectedOptions={options.filter(({ value }) => logGroups.includes(value))}
          placeholder={t("choose")}
          empty={t("none")}
          statusType={groups ? "finished" : "loading"}
          loadingText={tConsole("loading")}
          onChange={({ detail }) => {
            const chosen = detail.selectedOptions.flatMap(({ value }) => value ?? []);
            onChange({ ...properties, query: writeLogQuery({ logGroups: chosen, query }) });
          }}
        />
      </FormField>
      <FormField stretch label={t("query")} description={t("hint")}>
        <QueryField
          label={t("query")}
          value={query}
          onChange={(text) => onChange({ ...properties, query: writeLogQuery({ logGroups, query: text }) })}
        />
      </FormField>
    </SpaceBetween>
  );
}
