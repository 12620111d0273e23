"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "@/components/console/timestamp";
import { ActionStateText } from "./action-state";
import { queryText, watchedOf } from "./alarm-metric";
import { AlarmStateBadge } from "./alarm-state";
import { stateOf } from "./alarm-states";
import { treatmentOf } from "./treatments";
import { useConditionsText } from "./use-conditions-text";
import { useDurationText } from "./use-duration-text";

type Props = {
  alarm: MetricAlarm;
  /** The description as it is to be seen. */
  description: ReactNode;
};

/** Everything that an alarm is set to, and why it is in its state. */
export function AlarmDetails({ alarm, description }: Props) {
  const t = useTranslations("alarms.details");
  return (
    <Container header={<Header variant="h2">{t("title")}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[...useStateItems(alarm, description), ...useMetricItems(alarm), ...useRuleItems(alarm)]}
      />
    </Container>
  );
}

type Items = KeyValuePairsProps.Item[];

function useStateItems(alarm: MetricAlarm, description: ReactNode): Items {
  const t = useTranslations("alarms.details");
  const tConsole = useTranslations("console");
  const { AlarmArn: arn = "" } = alarm;
  return [
    { label: t("name"), value: <span className="[overflow-wrap:anywhere]">{alarm.AlarmName}</span> },
    { label: t("state"), value: <AlarmStateBadge state={stateOf(alarm.StateValue)} /> },
    { label: t("reason"), value: <span className="[overflow-wrap:anywhere]">{alarm.StateReason}</span> },
    { label: t("description"), value: description },
    { label: t("transitioned"), value: <Timestamp value={alarm.StateTransitionedTimestamp} /> },
    { label: t("updated"), value: <Timestamp value={alarm.StateUpdatedTimestamp} /> },
    {
      label: "ARN",
      value: (
        <CopyToClipboard
          variant="inline"
          textToCopy={arn}
          copyButtonAriaLabel={tConsole("copy")}
          copySuccessText={tConsole("copied")}
          copyErrorText={tConsole("copyFailed")}
        />
      ),
    },
  ];
}

function useMetricItems(alarm: MetricAlarm): Items {
  const t = useTranslations("alarms.details");
  const sayDuration = useDurationText();
  const watched = watchedOf(alarm);
  if (watched?.expression) {
    const queries = watched.expression.queries.map((query) => ({
      label: query.Id === watched.expression?.watchedId ? t("watched", { id: query.Id ?? "" }) : query.Id,
      value: <span className="[overflow-wrap:anywhere]">{queryText(query)}</span>,
    }));
    return [...queries, { label: t("period"), value: sayDuration(watched.period) }];
  }
  const metric = watched?.metric;
  if (!metric) return [];
  const { namespace, metricName, dimensions, statistic, period, unit } = metric;
  return [
    { label: t("namespace"), value: namespace },
    { label: t("metricName"), value: metricName },
    ...dimensions.map(({ Name = "", Value = "" }) => ({ label: Name, value: Value })),
    { label: t("statistic"), value: statistic },
    { label: t("period"), value: sayDuration(period) },
    ...(unit ? [{ label: t("unit"), value: unit }] : []),
  ];
}

function useRuleItems(alarm: MetricAlarm): Items {
  const t = useTranslations("alarms.details");
  const tTreatment = useTranslations("alarms.treatment");
  const sayConditions = useConditionsText();
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods, EvaluateLowSampleCountPercentile } = alarm;
  return [
    { label: t("threshold"), value: sayConditions(alarm) },
    { label: t("datapoints"), value: t("outOf", { datapoints: DatapointsToAlarm, periods: EvaluationPeriods }) },
    { label: t("missingData"), value: tTreatment(treatmentOf(alarm)) },
    ...(EvaluateLowSampleCountPercentile
      ? [
          {
            label: t("lowSamples"),
            value: t(EvaluateLowSampleCountPercentile === "ignore" ? "ignoreLowSamples" : "evaluateLowSamples"),
          },
        ]
      : []),
    { label: t("actions"), value: <ActionStateText alarm={alarm} /> },
    { label: t("configured"), value: <Timestamp value={alarm.AlarmConfigurationUpdatedTimestamp} /> },
  ];
}
