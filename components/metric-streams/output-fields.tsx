"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { FORMATS, isWhole, type StatisticsDraft, type StreamDraft, type StreamMistakes } from "./stream-draft";

type Props = {
  draft: StreamDraft;
  mistakes: StreamMistakes;
  /** Namespaces that send data. */
  namespaces: readonly string[];
  onChange: (part: Partial<StreamDraft>) => void;
};

const LABELS = { json: "json", "opentelemetry1.0": "otel1", "opentelemetry0.7": "otel07" } as const;

/** The form in which metrics are sent, and which statistics are sent beside the four usual ones. */
export function OutputFields({ draft, mistakes, namespaces, onChange }: Props) {
  const t = useTranslations("metric-streams.output");
  return (
    <Container header={<Header variant="h2">{t("title")}</Header>}>
      <SpaceBetween size="l">
        <FormField label={t("format")}>
          <RadioGroup
            value={draft.format}
            items={FORMATS.map((value) => ({ value, label: t(LABELS[value]), description: t(`${LABELS[value]}Hint`) }))}
            onChange={({ detail }) => onChange({ format: FORMATS.find((one) => one === detail.value) ?? "json" })}
          />
        </FormField>
        <ExpandableSection
          headerText={t("additional")}
          headerDescription={t("additionalHint")}
          defaultExpanded={draft.statistics.length > 0}
        >
          <FormField errorText={mistakes.statistics && t(draft.format === "json" ? "needed" : "neededOtel")} stretch>
            <StatisticsRows
              draft={draft}
              namespaces={namespaces}
              showsMistakes={mistakes.statistics ?? false}
              onChange={onChange}
            />
          </FormField>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}

type RowsProps = Omit<Props, "mistakes"> & { showsMistakes: boolean };

function StatisticsRows({ draft, namespaces, showsMistakes, onChange }: RowsProps) {
  const t = useTranslations("metric-streams.output");
  const known = namespaces.map((value) => ({ value }));
  const change = (index: number, part: Partial<StatisticsDraft>) =>
    onChange({ statistics: draft.statistics.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  return (
    <AttributeEditor
      items={draft.statistics}
      addButtonText={t("add")}
      removeButtonText={t("remove")}
      empty={t("none")}
      onAddButtonClick={() =>
        onChange({ statistics: [...draft.statistics, { namespace: "", metricName: "", statistics: [] }] })
      }
      onRemoveButtonClick={({ detail }) =>
        onChange({ statistics: draft.statistics.filter((_, place) => place !== detail.itemIndex) })
      }
      definition={[
        {
          label: t("namespace"),
          control: ({ namespace }, index) => (
            <Autosuggest
              value={namespace}
              options={known}
              ariaLabel={t("namespace")}
              enteredTextLabel={(text) => t("use", { text })}
              onChange={({ detail }) => change(index, { namespace: detail.value })}
            />
          ),
        },
        {
          label: t("metric"),
          control: ({ metricName }, index) => (
            <Input
              value={metricName}
              ariaLabel={t("metric")}
              spellcheck={false}
              onChange={({ detail }) => change(index, { metricName: detail.value })}
            />
          ),
        },
        {
          label: t("statistics"),
          control: ({ statistics }, index) => (
            <Input
              value={statistics.join(",")}
              ariaLabel={t("statistics")}
              placeholder={draft.format === "json" ? "p99,TM(10%:90%)" : "p95,p99"}
              spellcheck={false}
              onChange={({ detail }) =>
                change(index, {
                  statistics: detail.value === "" ? [] : detail.value.split(",").map((one) => one.trim()),
                })
              }
            />
          ),
          errorText: (row) => (showsMistakes && !isWhole(row, draft.format) ? t("rowNeeded") : undefined),
        },
      ]}
    />
  );
}
