import { createHash } from "node:crypto";
import type {
  DescribeAlarmContributorsInput,
  DescribeAlarmContributorsOutput,
  MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { read, type Validated } from "@/lib/platform/operation";
import type { ContributorSeries } from "../model/contributors";
import { findAlarms } from "../store/alarms";
import { findContributors } from "../store/contributors";
import { pageOf, placeIn } from "./page";
import { alarmResources } from "./resources";

const PAGE = 100;

/** Parts the values of a label: no dimension may hold it. */
const SEPARATOR = "\u0001";

export const contributors = {
  /** The series of an alarm on several that are in ALARM now. */
  DescribeAlarmContributors: read<
    Validated<DescribeAlarmContributorsInput, "AlarmName">,
    DescribeAlarmContributorsOutput
  >({
    resources: ({ AlarmName }, asked) => alarmResources(AlarmName, asked),
    handle: async (context, { AlarmName, NextToken }) => {
      const question = { kinds: ["MetricAlarm" as const], names: [AlarmName] };
      const [alarm] = await findAlarms(context.db, context, question, 1, undefined);
      if (!alarm) throw new AwsError("ResourceNotFoundException", `Alarm not found: ${AlarmName}`);
      const after = placeIn<string>(NextToken, AlarmName) ?? "";
      const known = (await findContributors(context.db, context, [AlarmName])).get(AlarmName) ?? [];
      const breaching = known.filter(({ id, state }) => state === "ALARM" && id > after);
      const { items, token } = pageOf(breaching.slice(0, PAGE + 1), PAGE, ({ id }) => id, AlarmName);
      return {
        AlarmContributors: items.map(({ id, attributes, reason, transitionedAt }) => ({
          ContributorId: id,
          ContributorAttributes: attributes,
          StateReason: reason,
          StateTransitionedTimestamp: transitionedAt,
        })),
        ...(token === undefined ? {} : { NextToken: token }),
      };
    },
  }),
};

/** The label that tells the values of a query's groups apart, to be read by `seriesOfContributor`. */
export function contributorLabel(keys: readonly string[]): string {
  return keys.map((key) => `$\{PROP('${key}')}`).join(SEPARATOR);
}

/** Whose series a result is, from its label. */
export function contributorOf(
  { Label = "" }: MetricDataResult,
  keys: readonly string[],
): Omit<ContributorSeries, "points"> {
  const values = Label.split(SEPARATOR);
  const attributes = Object.fromEntries(
    keys.map((key, index) => [key.replace(/^(Dim|Tag)\./, ""), values[index] ?? ""]),
  );
  const id = createHash("sha256").update(JSON.stringify(attributes)).digest("hex").slice(0, 16);
  return { id, attributes };
}
