"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { Timestamp } from "@/components/console/timestamp";
import { SAMPLE_QUERIES } from "./sample-queries";
import type { PastQuery, SavedQuery } from "./saved-query";

export type DiscoveredField = { name: string; percent: number };

type Props = {
  saved: readonly SavedQuery[];
  fields: readonly DiscoveredField[];
  readPast: () => Promise<PastQuery[]>;
  onOpen: (query: { query: string; groups?: readonly string[] }) => void;
  onDelete: (id: string) => Promise<void>;
};

/** What helps to write a query: those that were saved, samples, those that were asked before, and the fields of the events. */
export function QueryLists({ saved, fields, readPast, onOpen, onDelete }: Props) {
  const t = useTranslations("logs-insights.lists");
  const format = useFormatter();
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const { data: past = [], isLoading, mutate } = useSWR(isHistoryOpen && "past-log-queries", readPast);
  const opener = (text: string, query: { query: string; groups?: readonly string[] }) => (
    <Button variant="inline-link" onClick={() => onOpen(query)}>
      {text}
    </Button>
  );
  const source = (query: string) => (
    <code className="font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">{query}</code>
  );
  return (
    <SpaceBetween size="s">
      <ExpandableSection variant="container" headerText={t("saved", { count: saved.length })}>
        <Table
          variant="embedded"
          items={[...saved]}
          trackBy="id"
          ariaLabels={{ tableLabel: t("saved", { count: saved.length }) }}
          empty={<Box color="text-body-secondary">{t("noSaved")}</Box>}
          columnDefinitions={[
            { id: "name", header: t("name"), cell: (one) => opener(one.name, one) },
            { id: "query", header: t("query"), cell: (one) => source(one.query) },
            {
              id: "delete",
              header: t("actions"),
              cell: (one) => (
                <Button
                  variant="inline-link"
                  ariaLabel={t("deleteOf", { name: one.name })}
                  onClick={() => void onDelete(one.id)}
                >
                  {t("delete")}
                </Button>
              ),
            },
          ]}
        />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText={t("samples")}>
        <Table
          variant="embedded"
          items={[...SAMPLE_QUERIES]}
          trackBy="id"
          ariaLabels={{ tableLabel: t("samples") }}
          columnDefinitions={[
            { id: "name", header: t("name"), cell: ({ id, query }) => opener(t(`sample.${id}`), { query }) },
            { id: "query", header: t("query"), cell: ({ query }) => source(query) },
          ]}
        />
      </ExpandableSection>
      <ExpandableSection
        variant="container"
        headerText={t("history")}
        onChange={({ detail }) => {
          setHistoryOpen(detail.expanded);
          if (detail.expanded) void mutate();
        }}
      >
        <Table
          variant="embedded"
          items={past}
          trackBy="id"
          loading={isLoading}
          loadingText={t("loading")}
          ariaLabels={{ tableLabel: t("history") }}
          empty={<Box color="text-body-secondary">{t("noHistory")}</Box>}
          columnDefinitions={[
            { id: "when", header: t("when"), cell: ({ askedAt }) => <Timestamp value={askedAt} /> },
            { id: "query", header: t("query"), cell: ({ query }) => source(query) },
            { id: "group", header: t("group"), cell: ({ group }) => group ?? "-" },
            { id: "status", header: t("status"), cell: ({ status }) => status },
            {
              id: "open",
              header: t("actions"),
              cell: ({ query, group }) => opener(t("open"), { query, groups: group ? [group] : [] }),
            },
          ]}
        />
      </ExpandableSection>
      <ExpandableSection variant="container" headerText={t("fields", { count: fields.length })}>
        {fields.length === 0 ? (
          <Box color="text-body-secondary">{t("noFields")}</Box>
        ) : (
          <ul className="m-0 columns-2 gap-8 pl-4 font-mono text-xs lg:columns-3">
            {fields.map(({ name, percent }) => (
              <li key={name}>
                {name} <span className="text-secondary">{format.number(percent / 100, { style: "percent" })}</span>
              </li>
            ))}
          </ul>
        )}
      </ExpandableSection>
    </SpaceBetween>
  );
}
