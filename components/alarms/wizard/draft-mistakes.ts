import { tagMistakes } from "@/components/console/tag-fields";
import { checkActions } from "@/lib/services/alarms/model/action-arn";
import { parseStatistic } from "@/lib/services/metrics/model/statistic";
import type { AlarmDraft } from "./alarm-draft";
import { readBand } from "./draft-band";
import { plainStat, rowsOf, watchedOfDraft } from "./draft-subject";

/** The steps of the wizard, in order. */
export const STEPS = ["conditions", "actions", "name", "preview"] as const;
export type Step = (typeof STEPS)[number];

/** What is wrong with each field: the key of a text, or AWS's own words for an action. */
export type Mistakes = {
  metric?: "metricMissing";
  statistic?: "statisticWrong";
  /** AWS's own words on a list of metrics and expressions. */
  list?: string;
  threshold?: "thresholdWrong";
  width?: "widthWrong";
  datapoints?: "datapointsWrong" | "datapointsTooMany" | "windowTooLong";
  name?: "nameMissing" | "nameTooLong";
  description?: "descriptionTooLong";
  /** By the place of the action. */
  actions?: (string | undefined)[];
  tags?: true;
};

const DAY = 86_400;
const MAX_NAME = 255;
const MAX_DESCRIPTION = 1_024;
const MAX_ACTIONS_A_STATE = 5;

/** The mistakes of one step; an empty object when it may be left. */
export function mistakesOf(step: Step, draft: AlarmDraft, scope: { accountId: string; region: string }): Mistakes {
  switch (step) {
    case "conditions":
      return conditionMistakes(draft);
    case "actions": {
      const actions = draft.actions.map((action, index) => actionMistake(draft, index, action.arn, scope));
      return actions.some(Boolean) ? { actions } : {};
    }
    case "name":
      return nameMistakes(draft);
    case "preview":
      return {};
  }
}

function conditionMistakes(draft: AlarmDraft): Mistakes {
  if (rowsOf(draft).length === 0) return { metric: "metricMissing" };
  const stat = plainStat(draft);
  const band = readBand(draft);
  const isStatisticWrong = stat !== undefined && !parseStatistic(stat.Stat ?? "");
  const isWidthWrong = band?.width !== undefined && !(isNumber(band.width) && Number(band.width) > 0);
  const reading = isStatisticWrong || isWidthWrong ? undefined : watchedOfDraft(draft);
  const datapoints = datapointMistake(draft, reading && "watched" in reading ? reading.watched.period : 0);
  return {
    ...(isStatisticWrong ? { statistic: "statisticWrong" } : {}),
    ...(reading && "problem" in reading ? { list: reading.problem } : {}),
    ...(isWidthWrong ? { width: "widthWrong" } : {}),
    ...(band || isNumber(draft.threshold) ? {} : { threshold: "thresholdWrong" }),
    ...(datapoints ? { datapoints } : {}),
  };
}

/** AWS looks back a day at most, seven days for periods of an hour and more (API Reference, "PutMetricAlarm"). */
function datapointMistake({ datapoints, periods }: AlarmDraft, period: number): Mistakes["datapoints"] {
  if (!isCount(datapoints) || !isCount(periods)) return "datapointsWrong";
  if (Number(datapoints) > Number(periods)) return "datapointsTooMany";
  return Number(periods) * period > (period < 3600 ? DAY : 7 * DAY) ? "windowTooLong" : undefined;
}

function actionMistake(
  { actions }: AlarmDraft,
  index: number,
  arn: string,
  scope: { accountId: string; region: string },
): string | undefined {
  const state = actions[index]?.state;
  const before = actions.slice(0, index).filter((action) => action.state === state);
  if (before.length >= MAX_ACTIONS_A_STATE) return "tooMany";
  if (before.some((action) => action.arn.trim() === arn.trim())) return "doubled";
  try {
    checkActions(scope, [arn.trim()]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}

function nameMistakes({ name, description, tags }: AlarmDraft): Mistakes {
  return {
    ...(name.trim() === "" ? { name: "nameMissing" } : name.length > MAX_NAME ? { name: "nameTooLong" } : {}),
    ...(description.length > MAX_DESCRIPTION ? { description: "descriptionTooLong" } : {}),
    ...(tagMistakes(tags).some(Boolean) ? { tags: true } : {}),
  };
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,5}$/.test(text.trim());
}
