"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { queryText } from "../alarm-metric";
import { AlarmStateBadge } from "../alarm-state";
import { useConditionsText } from "../use-conditions-text";
import { useDurationText } from "../use-duration-text";
import { type AlarmDraft, putInputOf } from "./alarm-draft";
import { STEPS, type Step } from "./draft-mistakes";
import { watchedOfDraft } from "./draft-subject";

type Props = {
  draft: AlarmDraft;
  graph: ReactNode;
  onEdit: (step: Step) => void;
};

/** The whole alarm before it is made. */
export function DraftPreview({ draft, graph, onEdit }: Props) {
  const t = useTranslations("alarms.wizard");
  const tDetails = useTranslations("alarms.details");
  const tTreatment = useTranslations("alarms.treatment");
  const sayConditions = useConditionsText();
  const sayDuration = useDurationText();
  const read = watchedOfDraft(draft);
  const watched = "watched" in read ? read.watched : undefined;
  const metric = watched?.metric;
  const subjectItems = metric
    ? [
        { label: tDetails("namespace"), value: metric.namespace },
        { label: tDetails("metricName"), value: metric.metricName },
        ...metric.dimensions.map(({ Name = "", Value = "" }) => ({ label: Name, value: Value })),
        { label: tDetails("statistic"), value: metric.statistic },
      ]
    : draft.queries.map((query) => ({ label: query.Id ?? "", value: queryText(query) }));
  const head = (step: Step) => (
    <Header
      variant="h2"
      actions={
        <Button ariaLabel={t("editStep", { step: t(`step.${step}`) })} onClick={() => onEdit(step)}>
          {t("edit")}
        </Button>
      }
    >
      {t("stepTitle", { number: STEPS.indexOf(step) + 1, step: t(`step.${step}`) })}
    </Header>
  );
  return (
    <SpaceBetween size="l">
      <Container header={head("conditions")}>
        <SpaceBetween size="l">
          {graph}
          <KeyValuePairs
            columns={3}
            items={[
              ...subjectItems,
              { label: tDetails("period"), value: watched ? sayDuration(watched.period) : "-" },
              { label: tDetails("threshold"), value: sayConditions(putInputOf(draft)) },
              {
                label: tDetails("datapoints"),
                value: tDetails("outOf", { datapoints: Number(draft.datapoints), periods: Number(draft.periods) }),
              },
              { label: tDetails("missingData"), value: tTreatment(draft.treatment) },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container header={head("actions")}>
        {draft.actions.length === 0
          ? t("noNotifications")
          : draft.actions.map(({ state, arn }) => (
              <div key={`${state} ${arn}`} className="flex flex-wrap gap-x-3 [overflow-wrap:anywhere]">
                <AlarmStateBadge state={state} /> {arn}
              </div>
            ))}
      </Container>
      <Container header={head("name")}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: tDetails("name"), value: draft.name },
            {
              label: tDetails("description"),
              value: <span className="whitespace-pre-wrap">{draft.description || "-"}</span>,
            },
            ...(draft.tags.length > 0
              ? [{ label: t("tags"), value: draft.tags.map(({ key, value }) => `${key}: ${value}`).join(", ") }]
              : []),
          ]}
        />
      </Container>
    </SpaceBetween>
  );
}
