"use client";

import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Suspense, useMemo, useState } from "react";
import useSWR from "swr";
import { AwaitedPart } from "@/components/console/awaited-part";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { histogramQuery } from "@/components/logs-insights/histogram-query";
import { InsightsEditor } from "@/components/logs-insights/insights-editor";
import { InsightsResults } from "@/components/logs-insights/insights-results";
import { queryMistake } from "@/components/logs-insights/query-completion";
import { QueryLists } from "@/components/logs-insights/query-lists";
import type { SavedQuery } from "@/components/logs-insights/saved-query";
import { useLogQuery } from "@/components/logs-insights/use-log-query";
import { lastHours, resolveTimeRange } from "@/components/time-range/time-range";
import { useTimeRange } from "@/components/time-range/use-time-range";
import { logQueriesIn } from "@/lib/console/log-queries";
import { askLiveIn, useAsk } from "@/lib/console/use-ask";
import { deleteQuery, saveQuery } from "./actions";

const AddQuery = dynamic(async () => (await import("./add-query")).AddQuery, { loading: AwaitedPart });
const SaveQueryDialog = dynamic(
  async () => (await import("@/components/logs-insights/save-query-dialog")).SaveQueryDialog,
  { loading: AwaitedPart },
);

type Props = { groups: readonly string[]; saved: readonly SavedQuery[] };

const FIRST_QUERY = "fields @timestamp, @message, @logStream, @log\n| sort @timestamp desc\n| limit 1000";
const FIRST_RANGE = lastHours(1);
const QUERIES = logQueriesIn(askLiveIn);

/** What was asked: from when to when, in milliseconds since the epoch. */
type Asked = { query: string; groups: string[]; start: number; end: number };

/** AWS's Logs Insights: groups, a query, a range of time, and the answer as rows or drawn. */
export function InsightsView({ groups, saved }: Props) {
  const t = useTranslations("logs-insights");
  const region = useRegion();
  const ask = useAsk();
  const { members, show } = useAddress();
  const [range, setRange] = useTimeRange(FIRST_RANGE);
  const [query, setQuery] = useState(members.get("query") ?? FIRST_QUERY);
  const [chosen, setChosen] = useState<string[]>(() => (members.get("groups") ?? "").split(",").filter(Boolean));
  // A link that holds a query shows its answer at once.
  const [asked, setAsked] = useState<Asked | undefined>(() =>
    members.has("query") && chosen.length > 0 && !queryMistake(query) ? questionOf(query, chosen, range) : undefined,
  );
  const [dialog, setDialog] = useState<"save" | "dashboard">();
  const queries = useMemo(() => QUERIES(region), [region]);
  const question = asked && startOf(asked.query, asked);
  const reading = useLogQuery(queries, question, asked?.end);
  const counted = asked && histogramQuery(asked.query, asked.end - asked.start);
  const histogram = useLogQuery(queries, asked && counted ? startOf(counted, asked) : undefined, asked?.end);
  const first = chosen[0];
  const { data: fields = [] } = useSWR(first && ["log-fields", region, first], async () => {
    const answer = await ask("logs:GetLogGroupFields", { logGroupName: first });
    return (answer.logGroupFields ?? []).map(({ name = "", percent = 0 }) => ({ name, percent }));
  });

  const choose = (names: string[]) => {
    setChosen(names);
    show({ groups: names.length > 0 ? names.join(",") : undefined });
  };
  const run = (text = query, names = chosen) => {
    if (names.length === 0 || queryMistake(text)) return;
    show({ query: text, groups: names.join(",") });
    setAsked(questionOf(text, names, range));
  };
  const open = (next: { query: string; groups?: readonly string[] }) => {
    setQuery(next.query);
    if (next.groups && next.groups.length > 0) choose([...next.groups]);
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <InsightsEditor
          {...{ groups, chosen, query, range, fields }}
          isRunning={reading.isRunning}
          onGroups={choose}
          onQuery={setQuery}
          onRange={setRange}
          onRun={() => run()}
          onCancel={() => setAsked(undefined)}
          onSave={() => setDialog("save")}
          onAdd={() => setDialog("dashboard")}
        />
        <InsightsResults
          reading={reading}
          counts={histogram.answer?.results ?? []}
          countQuery={counted}
          asked={asked}
          readRecord={async (pointer) =>
            (await ask("logs:GetLogRecord", { logRecordPointer: pointer })).logRecord ?? {}
          }
          onZoom={(stretch) => setRange({ kind: "absolute", ...stretch })}
        />
        <QueryLists
          saved={saved}
          fields={fields}
          readPast={async () =>
            ((await ask("logs:DescribeQueries", { maxResults: 50 })).queries ?? []).map((past) => ({
              id: past.queryId ?? "",
              query: past.queryString ?? "",
              status: past.status ?? "Unknown",
              askedAt: new Date(past.createTime ?? 0),
              group: past.logGroupName,
            }))
          }
          onOpen={open}
          onDelete={async (id) => void (await deleteQuery(id))}
        />
      </SpaceBetween>
      <Suspense>
        {dialog === "save" && (
          <SaveQueryDialog
            saved={saved}
            onSave={async (name, id) => {
              const answer = await saveQuery(name, query, chosen, id);
              return answer.ok ? undefined : answer.error.message;
            }}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === "dashboard" && (
          <AddQuery {...{ query, region }} groups={chosen} onClose={() => setDialog(undefined)} />
        )}
      </Suspense>
    </ContentLayout>
  );
}

function questionOf(query: string, groups: string[], range: Parameters<typeof resolveTimeRange>[0]): Asked {
  const { start, end } = resolveTimeRange(range, new Date());
  return { query, groups, start: start.getTime(), end: end.getTime() };
}

function startOf(queryString: string, { groups, start, end }: Asked) {
  return {
    queryString,
    logGroupNames: groups,
    startTime: Math.floor(start / 1_000),
    endTime: Math.floor(end / 1_000),
  };
}
