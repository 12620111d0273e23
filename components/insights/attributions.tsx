"use client";

import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useFormatter, useTranslations } from "next-intl";
import type { Attribution } from "@/lib/services/trail/model/insight";

type Row = {
  key: string;
  attribute: Attribution["attribute"];
  value: string;
  insight: number | undefined;
  baseline: number | undefined;
};

/** Who and what was behind the calls while they were unusual, beside what is usual. */
export function Attributions({ attributions }: { attributions: readonly Attribution[] }) {
  const t = useTranslations("cloudtrail.insights");
  const format = useFormatter();
  const rate = (value: number | undefined) => (value === undefined ? "-" : format.number(value, "precise"));
  const label = (value: string) => (value === "null" || value === "None" ? t("noError") : value);
  return (
    <Table<Row>
      items={attributions.flatMap(rowsOf)}
      trackBy="key"
      wrapLines
      ariaLabels={{ tableLabel: t("attributions") }}
      header={
        <Header variant="h2" description={t("attributionsHint")}>
          {t("attributions")}
        </Header>
      }
      empty={t("noAttributions")}
      columnDefinitions={[
        { id: "attribute", header: t("attribute"), cell: ({ attribute }) => t(`attributes.${attribute}`) },
        {
          id: "value",
          header: t("value"),
          isRowHeader: true,
          cell: ({ value }) => <span className="break-all">{label(value)}</span>,
        },
        { id: "insight", header: t("rate"), cell: ({ insight }) => rate(insight) },
        { id: "baseline", header: t("baseline"), cell: ({ baseline }) => rate(baseline) },
      ]}
    />
  );
}

function rowsOf({ attribute, insight, baseline }: Attribution): Row[] {
  const values = [...new Set([...insight, ...baseline].map(({ value }) => value))];
  return values.map((value) => ({
    key: `${attribute} ${value}`,
    attribute,
    value,
    insight: insight.find((one) => one.value === value)?.average,
    baseline: baseline.find((one) => one.value === value)?.average,
  }));
}
