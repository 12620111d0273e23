import type { ApiDestination, Connection, EventBus, Rule, Target } from "@aws-sdk/client-eventbridge";
import type { TargetChoices } from "@/components/eventbridge/targets/target-choices";
import type { Ask } from "@/lib/console/use-ask";
import { readTopics } from "../../sns/topics/read-topics";

/** All rules of a bus: 300 at most. */
export function readRules(ask: Ask, bus: string): Promise<Rule[]> {
  return everyPage(async (NextToken) => {
    const { Rules = [], NextToken: next } = await ask("events:ListRules", { EventBusName: bus, NextToken });
    return { items: Rules, next };
  });
}

/** All event buses: 100 at most. The default one stands first. */
export async function readBuses(ask: Ask): Promise<EventBus[]> {
  const buses = await everyPage<EventBus>(async (NextToken) => {
    const { EventBuses = [], NextToken: next } = await ask("events:ListEventBuses", { NextToken });
    return { items: EventBuses, next };
  });
  return buses.toSorted((a, b) => Number(b.Name === "default") - Number(a.Name === "default"));
}

export function readTargets(ask: Ask, Rule: string, EventBusName: string): Promise<Target[]> {
  return everyPage(async (NextToken) => {
    const { Targets = [], NextToken: next } = await ask("events:ListTargetsByRule", { Rule, EventBusName, NextToken });
    return { items: Targets, next };
  });
}

export function readApiDestinations(ask: Ask): Promise<ApiDestination[]> {
  return everyPage(async (NextToken) => {
    const { ApiDestinations = [], NextToken: next } = await ask("events:ListApiDestinations", { NextToken });
    return { items: ApiDestinations, next };
  });
}

export function readConnections(ask: Ask): Promise<Connection[]> {
  return everyPage(async (NextToken) => {
    const { Connections = [], NextToken: next } = await ask("events:ListConnections", { NextToken });
    return { items: Connections, next };
  });
}

/** What targets can be chosen from. Who may not list something can still type an ARN, so a refusal leaves a kind empty. */
export async function readTargetChoices(ask: Ask): Promise<TargetChoices> {
  const [topics, groups, buses, destinations] = await Promise.all([
    allowed(async () => readTopics(ask)),
    allowed(async () => (await ask("logs:DescribeLogGroups", { limit: 50 })).logGroups ?? []),
    allowed(() => readBuses(ask)),
    allowed(() => readApiDestinations(ask)),
  ]);
  return {
    sns: topics,
    logs: groups.map(({ logGroupName: name = "", logGroupArn: arn = "" }) => ({ name, arn })),
    "event-bus": buses.map(({ Name: name = "", Arn: arn = "" }) => ({ name, arn })),
    "api-destination": destinations.map(({ Name: name = "", ApiDestinationArn: arn = "" }) => ({ name, arn })),
  };
}

async function allowed<T>(read: () => Promise<T[]>): Promise<T[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && "code" in error && /AccessDenied|AuthorizationError/.test(String(error.code)))
      return [];
    throw error;
  }
}

type PageOf<T> = { items: T[]; next: string | undefined };

async function everyPage<T>(read: (token: string | undefined) => Promise<PageOf<T>>): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items, next } = await read(token);
    all.push(...items);
    token = next;
  } while (token !== undefined);
  return all;
}
