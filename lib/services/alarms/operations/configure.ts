import type {
  DeleteAlarmsInput,
  DisableAlarmActionsInput,
  EnableAlarmActionsInput,
  PutMetricAlarmInput,
} from "@aws-sdk/client-cloudwatch";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { AwsError } from "@/lib/platform/errors";
import { type Context, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { type Alarm, alarmArn, initialState } from "../model/alarm";
import { created, deleted, updated } from "../model/history";
import { type PutMetricAlarm, readPutMetricAlarm } from "../model/put-metric-alarm";
import { invalid } from "../model/refusal";
import { evaluationInterval } from "../model/schedule";
import { lockAlarmName, lockAlarms, removeAlarms, saveMetricAlarm, switchActions } from "../store/alarms";
import { replaceContributors } from "../store/contributors";
import { insertHistory } from "../store/history";
import { forgetTags, putTags } from "../store/tags";
import { alarmResources } from "./resources";

export const configure = {
  /** Creates an alarm, or replaces its whole configuration; its state stays. Tags are for new alarms only. */
  PutMetricAlarm: write<Validated<PutMetricAlarmInput, "AlarmName">, void>({
    resources: ({ AlarmName }, asked) => alarmResources(AlarmName, asked),
    conditions: (input) => ({ ...requestTags(input.Tags), ...actionsOf(input) }),
    handle: async (context, input) => {
      const put = readPutMetricAlarm(context, input);
      await lockAlarmName(context.db, context, put.name);
      const before = (await lockAlarms(context.db, context, [put.name])).get(put.name);
      if (before && before.kind !== "MetricAlarm") {
        throw invalid(`The alarm ${put.name} is a ${before.kind}; its type can not be changed`);
      }
      const after = alarmFrom(context, put, before);
      await saveMetricAlarm(context.db, after, put.rules.watched.metric, evaluationInterval(put.rules), context.now);
      if (before && watchesOther(before, after)) await replaceContributors(context.db, context, put.name, []);
      if (!before) await putTags(context.db, { ...scopeOf(context), arn: alarmArn(context, put.name) }, put.tags);
      await insertHistory(context.db, context, [before ? updated(before, after) : created(after)]);
    },
  }),

  /** Deletes all of these alarms or, when one is missing, none. */
  DeleteAlarms: write<Validated<DeleteAlarmsInput, "AlarmNames">, void>({
    resources: ({ AlarmNames }, asked) => alarmResources(AlarmNames, asked),
    handle: async (context, { AlarmNames }) => {
      const names = [...new Set(AlarmNames)];
      const present = await lockAlarms(context.db, context, names);
      const missing = names.filter((name) => !present.has(name));
      if (missing.length > 0) throw new AwsError("ResourceNotFound", `Alarms not found: ${missing.join(", ")}`);
      const items = [...present.values()].map((alarm) => deleted(alarm, context.now));
      await removeAlarms(context.db, context, names);
      await forgetTags(
        context.db,
        context,
        names.map((name) => alarmArn(context, name)),
      );
      await context.invoke("cloudwatch:ForgetPlaces", { Kind: "alarm", Names: names });
      await insertHistory(context.db, context, items);
    },
  }),

  EnableAlarmActions: write<Validated<EnableAlarmActionsInput, "AlarmNames">, void>({
    resources: ({ AlarmNames }, asked) => alarmResources(AlarmNames, asked),
    handle: (context, { AlarmNames }) => setActions(context, AlarmNames, true),
  }),

  DisableAlarmActions: write<Validated<DisableAlarmActionsInput, "AlarmNames">, void>({
    resources: ({ AlarmNames }, asked) => alarmResources(AlarmNames, asked),
    handle: (context, { AlarmNames }) => setActions(context, AlarmNames, false),
  }),
};

function alarmFrom(context: Context, put: PutMetricAlarm, before: Alarm | undefined): Alarm {
  return {
    ...scopeOf(context),
    name: put.name,
    kind: "MetricAlarm",
    configuration: put.configuration,
    actionsEnabled: put.actionsEnabled,
    configuredAt: context.now,
    state: before?.state ?? initialState(context.now),
    revision: before?.revision ?? 1n,
  };
}

/** The series of another query are others: those of the former one are forgotten, and nobody is told that they are gone. */
function watchesOther(before: Alarm, after: Alarm): boolean {
  return JSON.stringify(before.configuration.Metrics) !== JSON.stringify(after.configuration.Metrics);
}

/** Names of alarms that are not there, or are so already, are passed over without an error, as AWS does. */
async function setActions(context: Context, names: string[], enabled: boolean): Promise<void> {
  const present = await lockAlarms(context.db, context, names);
  const changing = [...present.values()].filter(({ actionsEnabled }) => actionsEnabled !== enabled);
  const items = changing.map((alarm) =>
    updated(alarm, { ...alarm, actionsEnabled: enabled, configuredAt: context.now }),
  );
  await switchActions(
    context.db,
    context,
    changing.map(({ name }) => name),
    enabled,
    context.now,
  );
  await insertHistory(context.db, context, items);
}

function scopeOf({ accountId, region }: Context): { accountId: string; region: string } {
  return { accountId, region };
}

/**
 * What an alarm may do, in whatever state, by which policies tell who may make alarms that do what (User Guide, "Using condition keys
 * to limit alarm actions"). Absent where there is no action, as any list that is empty.
 */
function actionsOf(input: Partial<PutMetricAlarmInput>): ContextValues {
  const lists: unknown[] = [input.AlarmActions, input.OKActions, input.InsufficientDataActions];
  const actions = lists.flat().filter((action) => typeof action === "string");
  return actions.length > 0 ? { "cloudwatch:AlarmActions": actions } : {};
}
