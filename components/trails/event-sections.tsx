"use client";

import type { AdvancedEventSelector, EventSelector, InsightSelector } from "@aws-sdk/client-cloudtrail";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { selectorDraftOf } from "./draft-of-selectors";
import { linesOf, type SelectorDraft } from "./selector-draft";

type Props = {
  selectors: {
    EventSelectors?: EventSelector[] | undefined;
    AdvancedEventSelectors?: AdvancedEventSelector[] | undefined;
  };
  insights: readonly InsightSelector[];
  /** How to change them. */
  action: ReactNode;
};

type Row = { key: string; selector: string; conditions: string[] };

/** Which management and data events and Insights a trail logs, to be read. */
export function EventSections({ selectors, insights, action }: Props) {
  const t = useTranslations("cloudtrail.trail");
  const isNone = selectors.EventSelectors?.length === 0 && !selectors.AdvancedEventSelectors;
  const all = selectorDraftOf(selectors);
  const draft = isNone ? { ...all, management: false } : all;
  const logs = (type: string | undefined) => insights.some(({ InsightType }) => InsightType === type);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={action}>
            {t("management")}
          </Header>
        }
      >
        {draft.management ? (
          <KeyValuePairs
            columns={2}
            items={[
              { label: t("activity"), value: t(draft.read && draft.write ? "all" : draft.read ? "read" : "write") },
              { label: t("excluded"), value: excluded(draft).join(", ") || t("none") },
            ]}
          />
        ) : (
          t("noManagement")
        )}
      </Container>
      <Table<Row>
        items={draft.data ? rowsOf(draft) : []}
        trackBy="key"
        wrapLines
        ariaLabels={{ tableLabel: t("data") }}
        header={
          <Header variant="h2" actions={action}>
            {t("data")}
          </Header>
        }
        empty={t("noData")}
        columnDefinitions={[
          { id: "selector", header: t("selector"), isRowHeader: true, cell: ({ selector }) => selector },
          {
            id: "conditions",
            header: t("conditions"),
            cell: ({ conditions }) => conditions.map((condition) => <div key={condition}>{condition}</div>),
          },
        ]}
      />
      <Container
        header={
          <Header variant="h2" actions={action}>
            {t("insights")}
          </Header>
        }
      >
        {insights.length === 0 ? (
          t("noInsights")
        ) : (
          <KeyValuePairs
            columns={2}
            items={[
              { label: t("callRate"), value: <OnOff on={logs("ApiCallRateInsight")} /> },
              { label: t("errorRate"), value: <OnOff on={logs("ApiErrorRateInsight")} /> },
            ]}
          />
        )}
      </Container>
    </SpaceBetween>
  );
}

function OnOff({ on }: { on: boolean }) {
  const t = useTranslations("cloudtrail.trails");
  return <StatusIndicator type={on ? "success" : "stopped"}>{t(on ? "enabled" : "disabled")}</StatusIndicator>;
}

function excluded({ excludeKms, excludeRds }: SelectorDraft): string[] {
  return [...(excludeKms ? ["AWS KMS"] : []), ...(excludeRds ? ["Amazon RDS Data API"] : [])];
}

function rowsOf({ mode, basic, advanced }: SelectorDraft): Row[] {
  if (mode === "basic") {
    return basic.map(({ type, values }) => ({ key: type, selector: type, conditions: linesOf(values) }));
  }
  return advanced.map(({ name, fields }, index) => ({
    key: String(index),
    selector: name || String(index + 1),
    conditions: fields.map(({ field, operator, values }) => `${field} ${operator} ${linesOf(values).join(" | ")}`),
  }));
}
