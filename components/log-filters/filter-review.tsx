"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { MetricFilterDraft } from "./metric-filter-draft";

/** The last step: all of the filter at one look. */
export function FilterReview({ draft, onEdit }: { draft: MetricFilterDraft; onEdit: (step: number) => void }) {
  const t = useTranslations("log-filters.wizard");
  const tMetric = useTranslations("log-filters.metric");
  const heading = (text: string, step: number) => (
    <Header variant="h2" actions={<Button onClick={() => onEdit(step)}>{t("editStep")}</Button>}>
      {text}
    </Header>
  );
  return (
    <SpaceBetween size="l">
      <Container header={heading(t("step.pattern"), 0)}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: tMetric("name"), value: <Written text={draft.name} /> },
            { label: tMetric("pattern"), value: draft.pattern ? <Code text={draft.pattern} /> : tMetric("everything") },
          ]}
        />
      </Container>
      <Container header={heading(t("step.metric"), 1)}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: t("namespace"), value: <Written text={draft.namespace} /> },
            { label: t("metricName"), value: <Written text={draft.metricName} /> },
            { label: tMetric("value"), value: <Code text={draft.value} /> },
            { label: tMetric("default"), value: draft.defaultValue.trim() || "-" },
            { label: tMetric("unit"), value: draft.unit ?? "-" },
            {
              label: tMetric("dimensions"),
              value: draft.dimensions.map(({ name, selector }) => `${name}: ${selector}`).join(", ") || "-",
            },
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}

function Written({ text }: { text: string }) {
  return <span className="[overflow-wrap:anywhere]">{text}</span>;
}

function Code({ text }: { text: string }) {
  return <code className="font-mono whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</code>;
}
