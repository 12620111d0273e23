import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { StreamQuestion } from "@/components/logs/log-stream";
import { apiEndpoint } from "@/lib/console/api-endpoint";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { readGroup } from "../read-groups";
import { GroupView } from "./group-view";
import { MetricFilterList } from "./metric-filter-list";
import { readMetricFilters, readSubscriptionFilters } from "./read-filters";
import { readStreams } from "./read-streams";
import { StreamList } from "./stream-list";
import { SubscriptionFilterList } from "./subscription-filter-list";
import { TagList } from "./tag-list";

type Props = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).group) };
}

/** A log group: its details, and whichever tab the address names. */
export default async function LogGroupPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).group);
  const search = await searchParams;
  const group = await readGroup(ask, name);
  if (!group) notFound();
  if (search.tab === "tags") {
    const { tags = {} } = await ask("logs:ListTagsForResource", { resourceArn: group.arn });
    return (
      <GroupView group={group} tab="tags">
        <TagList key={JSON.stringify(tags)} arn={group.arn} tags={tags} />
      </GroupView>
    );
  }
  if (search.tab === "metric-filters") {
    return (
      <GroupView group={group} tab="metric-filters">
        <MetricFilterList group={name} filters={await readMetricFilters(ask, name)} />
      </GroupView>
    );
  }
  if (search.tab === "subscription-filters") {
    return (
      <GroupView group={group} tab="subscription-filters">
        <SubscriptionFilterList group={name} filters={await readSubscriptionFilters(ask, name)} />
      </GroupView>
    );
  }
  const question = streamQuestion(search);
  return (
    <GroupView group={group} tab="streams">
      <StreamList
        group={name}
        question={question}
        initial={await readStreams(ask, name, question)}
        endpoint={apiEndpoint()}
      />
    </GroupView>
  );
}

/** As AWS's console has it, the stream that was written to last comes first. */
function streamQuestion({ prefix, order, direction }: Awaited<Props["searchParams"]>): StreamQuestion {
  return {
    prefix: typeof prefix === "string" ? prefix : "",
    orderBy: order === "name" ? "LogStreamName" : "LastEventTime",
    descending: direction === undefined ? order !== "name" : direction === "descending",
  };
}
