import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import type { GroupSummary } from "@/components/logs/log-group";
import type { StreamQuestion } from "@/components/logs/log-stream";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { Visited } from "../../visited";
import { readGroup } from "../read-groups";
import { type GroupTab, GroupView } from "./group-view";
import { MetricFilterList } from "./metric-filter-list";
import { readMetricFilters, readSubscriptionFilters } from "./read-filters";
import { readStreams } from "./read-streams";
import { StreamList } from "./stream-list";
import { SubscriptionFilterList } from "./subscription-filter-list";
import { TagList } from "./tag-list";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ group: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).group) };
}

/** A log group: its details, and whichever tab the address names. */
export default async function LogGroupPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).group);
  const group = await readGroup(ask, name);
  if (!group) notFound();
  const { tab, content } = await readTab(group, await searchParams);
  return (
    <>
      <Visited kind="logGroup" name={name} />
      <GroupView group={group} tab={tab}>
        {content}
      </GroupView>
    </>
  );
}

async function readTab({ name, arn }: GroupSummary, search: Search): Promise<{ tab: GroupTab; content: ReactNode }> {
  switch (search.tab) {
    case "tags": {
      const { tags = {} } = await ask("logs:ListTagsForResource", { resourceArn: arn });
      return { tab: "tags", content: <TagList key={JSON.stringify(tags)} arn={arn} tags={tags} /> };
    }
    case "metric-filters": {
      const filters = await readMetricFilters(ask, name);
      return { tab: "metric-filters", content: <MetricFilterList group={name} filters={filters} /> };
    }
    case "subscription-filters": {
      const filters = await readSubscriptionFilters(ask, name);
      return { tab: "subscription-filters", content: <SubscriptionFilterList group={name} filters={filters} /> };
    }
    default: {
      const question = streamQuestion(search);
      const initial = await readStreams(ask, name, question);
      return {
        tab: "streams",
        content: <StreamList group={name} question={question} initial={initial} endpoint={apiEndpoint()} />,
      };
    }
  }
}

/** As AWS's console has it, the stream that was written to last comes first. */
function streamQuestion({ prefix, order, direction }: Search): StreamQuestion {
  return {
    prefix: typeof prefix === "string" ? prefix : "",
    orderBy: order === "name" ? "LogStreamName" : "LastEventTime",
    descending: direction === undefined ? order !== "name" : direction === "descending",
  };
}
