"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { eachOf } from "@/lib/console/each-of";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

type PutMetricFilter = InputOf<"logs:PutMetricFilter">;

/** PutMetricFilter would replace a filter of the same name, which nobody who makes a new one means. */
export async function createMetricFilter(input: PutMetricFilter): Promise<ActionAnswer<unknown>> {
  const { logGroupName, filterName } = input;
  const asked = { logGroupName, filterNamePrefix: filterName };
  const existing = await perform("logs:DescribeMetricFilters", asked);
  if (existing.ok && existing.output.metricFilters?.some((filter) => filter.filterName === filterName)) {
    return { ok: false, error: { code: "ResourceAlreadyExistsException", message: filterName } };
  }
  return saveMetricFilter(input);
}

export async function saveMetricFilter(input: PutMetricFilter): Promise<ActionAnswer<unknown>> {
  return perform("logs:PutMetricFilter", input);
}

/** Stops at the first that is refused. */
export async function deleteMetricFilters(logGroupName: string, names: string[]): Promise<ActionAnswer<unknown>> {
  return eachOf(names, (filterName) => perform("logs:DeleteMetricFilter", { logGroupName, filterName }));
}

export async function createSubscriptionFilter(
  input: InputOf<"logs:PutSubscriptionFilter">,
): Promise<ActionAnswer<unknown>> {
  return eachOf([input], (one) => perform("logs:PutSubscriptionFilter", one));
}

/** Stops at the first that is refused. */
export async function deleteSubscriptionFilters(logGroupName: string, names: string[]): Promise<ActionAnswer<unknown>> {
  return eachOf(names, (filterName) => perform("logs:DeleteSubscriptionFilter", { logGroupName, filterName }));
}
