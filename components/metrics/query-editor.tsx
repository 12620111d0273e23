"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CompletingTextarea } from "@/components/text-editor/completing-textarea";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { addExpression, changeRow, idsOf, rowsOf } from "./graph-rows";
import type { TaggedMetricName } from "./metric-name";
import { QueryBuilder } from "./query-builder";
import { EMPTY_QUERY, type QueryDraft, readQuery, writeQuery } from "./query-draft";
import { completeQuery } from "./query-names";

type Props = {
  graph: MetricProperties;
  metrics: readonly TaggedMetricName[];
  loading: boolean;
  onChange: (graph: MetricProperties) => void;
};

const NEW = "new";

/** Queries of Metrics Insights over many metrics at once: by choosing and as text, each in step with the other. */
export function QueryEditor({ graph, metrics, loading, onChange }: Props) {
  const t = useTranslations("metrics.query");
  const ids = idsOf(graph);
  const queries = rowsOf(graph).flatMap(({ render }, place) =>
    isMetricsInsights(render.expression ?? "") ? [{ place, id: ids[place] ?? "", text: render.expression ?? "" }] : [],
  );
  const [chosen, setChosen] = useState(queries[0]?.id ?? NEW);
  const open = queries.find(({ id }) => id === chosen);
  const [text, setText] = useState(open?.text ?? "");
  const [draft, setDraft] = useState<QueryDraft>(() => readQuery(text).draft ?? EMPTY_QUERY);
  const { draft: read, mistake } = readQuery(text);

  const show = (next: string) => {
    setText(next);
    setDraft(readQuery(next).draft ?? EMPTY_QUERY);
  };
  const build = (next: QueryDraft) => {
    setDraft(next);
    setText(writeQuery(next) ?? "");
  };
  const run = (query: string) => {
    if (!readQuery(query).draft) return;
    if (open) {
      onChange(changeRow(graph, open.place, { expression: query }));
      return;
    }
    const next = addExpression(graph, query);
    setChosen(idsOf(next).at(-1) ?? NEW);
    onChange(next);
  };
  const options = [...queries.map(({ id }) => ({ value: id, label: id })), { value: NEW, label: t("new") }];
  const isBuilt = text.trim() === "" || read !== undefined;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h3"
        description={t("hint")}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Select
              ariaLabel={t("which")}
              options={options}
              selectedOption={options.find(({ value }) => value === (open ? open.id : NEW)) ?? null}
              onChange={({ detail }) => {
                const { value = NEW } = detail.selectedOption;
                setChosen(value);
                show(queries.find(({ id }) => id === value)?.text ?? "");
              }}
            />
            <Button variant="primary" disabled={!read || open?.text === text} onClick={() => run(text)}>
              {t("run")}
            </Button>
          </SpaceBetween>
        }
      >
        {t("title")}
      </Header>
      {isBuilt ? (
        <QueryBuilder draft={read ?? draft} metrics={metrics} loading={loading} onChange={build} />
      ) : (
        <Alert type="info">{t("notBuilt")}</Alert>
      )}
      <CompletingTextarea
        label={t("text")}
        value={text}
        rows={6}
        onChange={show}
        complete={(source, caret) => completeQuery(source, caret, metrics)}
        marks={mistake && text.trim() !== "" ? [mistake] : []}
        onSubmit={run}
      />
    </SpaceBetween>
  );
}
