"use client";

import type { MetricFilterMatchRecord } from "@aws-sdk/client-cloudwatch-logs";
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";

/** What a pattern found in a sample; `events` is the size of the sample. */
export type TestAnswer = { matches: readonly MetricFilterMatchRecord[]; events: number };

export function TestResults({ answer: { matches, events } }: { answer: TestAnswer }) {
  const t = useTranslations("log-filters.test");
  const hasValues = matches.some(({ extractedValues }) => Object.keys(extractedValues ?? {}).length > 0);
  return (
    <Table
      variant="embedded"
      wrapLines
      trackBy={({ eventNumber }) => String(eventNumber)}
      items={matches}
      header={
        <Header variant="h3" description={t("found", { found: matches.length, all: events })}>
          {t("results")}
        </Header>
      }
      empty={<Box color="text-body-secondary">{t("noMatch")}</Box>}
      columnDefinitions={[
        { id: "number", header: t("number"), width: 110, cell: ({ eventNumber }) => eventNumber },
        {
          id: "message",
          header: t("message"),
          isRowHeader: true,
          cell: ({ eventMessage }) => <code className="font-mono [overflow-wrap:anywhere]">{eventMessage}</code>,
        },
        ...(hasValues
          ? [{ id: "values", header: t("extracted"), cell: (match: MetricFilterMatchRecord) => <Values of={match} /> }]
          : []),
      ]}
    />
  );
}

function Values({ of: { extractedValues } }: { of: MetricFilterMatchRecord }) {
  return (
    <dl className="m-0 flex flex-wrap gap-x-4">
      {Object.entries(extractedValues ?? {}).map(([name, value]) => (
        <div key={name} className="flex gap-1 font-mono">
          <dt className="text-secondary">{name}</dt>
          <dd className="m-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
