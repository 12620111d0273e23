"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import { queryMistake } from "./query-completion";
import { QueryField } from "./query-field";
import type { DiscoveredField } from "./query-lists";

type Props = {
  groups: readonly string[];
  chosen: readonly string[];
  query: string;
  range: TimeRange;
  fields: readonly DiscoveredField[];
  isRunning: boolean;
  onGroups: (groups: string[]) => void;
  onQuery: (query: string) => void;
  onRange: (range: TimeRange) => void;
  onRun: () => void;
  onCancel: () => void;
  onSave: () => void;
  onAdd: () => void;
};

/** As many groups as one query may go over. */
const MOST_GROUPS = 50;

/** Where a query is written: over which groups and which time, and what is done with it. */
export function InsightsEditor(props: Props) {
  const { groups, chosen, query, range, fields, isRunning } = props;
  const t = useTranslations("logs-insights.editor");
  const options = [...new Set([...groups, ...chosen])].map((value) => ({ value, label: value }));
  const isWrong = query.trim() === "" || queryMistake(query) !== undefined;
  return (
    <Container>
      <SpaceBetween size="m">
        <TimeRangePicker value={range} onChange={props.onRange} />
        <FormField stretch label={t("groups")} constraintText={t("most", { count: MOST_GROUPS })}>
          <Multiselect
            filteringType="auto"
            expandToViewport
            options={options}
            selectedOptions={options.filter(({ value }) => chosen.includes(value))}
            placeholder={t("choose")}
            empty={t("noGroups")}
            onChange={({ detail }) =>
              props.onGroups(detail.selectedOptions.flatMap(({ value }) => value ?? []).slice(0, MOST_GROUPS))
            }
          />
        </FormField>
        <QueryField
          label={t("query")}
          value={query}
          fields={fields.map(({ name }) => name)}
          onChange={props.onQuery}
          onRun={props.onRun}
        />
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" disabled={isWrong || chosen.length === 0} loading={isRunning} onClick={props.onRun}>
            {t("run")}
          </Button>
          <Button disabled={!isRunning} onClick={props.onCancel}>
            {t("cancel")}
          </Button>
          <Button disabled={isWrong} onClick={props.onSave}>
            {t("save")}
          </Button>
          <Button disabled={isWrong || chosen.length === 0} onClick={props.onAdd}>
            {t("addToDashboard")}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
