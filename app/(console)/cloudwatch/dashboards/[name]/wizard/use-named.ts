"use client";

import useSWR from "swr";
import { type Ask, useAsk } from "@/lib/console/use-ask";

/** Beyond so many a list is no help; the names that a widget has already stay in it. */
const MOST_PAGES = 20;

/** What a widget can be about: ARNs of alarms, or names of log groups of this Region; undefined while they are read. */
export function useNamed(what: "alarms" | "groups" | undefined): readonly string[] | undefined {
  const ask = useAsk();
  const { data, error } = useSWR(what && ["named", what], () =>
    what === "alarms" ? readAlarmArns(ask) : readGroupNames(ask),
  );
  return error ? [] : data;
}

async function readAlarmArns(ask: Ask): Promise<string[]> {
  const arns: string[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask("cloudwatch:DescribeAlarms", {
      AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
      MaxRecords: 100,
      NextToken,
    });
    const { MetricAlarms = [], CompositeAlarms = [] } = answer;
    arns.push(...[...MetricAlarms, ...CompositeAlarms].flatMap(({ AlarmArn }) => AlarmArn ?? []));
    NextToken = answer.NextToken;
    if (NextToken === undefined) break;
  }
  return arns;
}

async function readGroupNames(ask: Ask): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await ask("logs:DescribeLogGroups", { limit: 50, nextToken });
    names.push(...(answer.logGroups ?? []).flatMap(({ logGroupName }) => logGroupName ?? []));
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return names;
}
