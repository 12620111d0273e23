import type {
  DeleteInsightRulesInput,
  DeleteInsightRulesOutput,
  DescribeInsightRulesInput,
  DescribeInsightRulesOutput,
  DisableInsightRulesInput,
  DisableInsightRulesOutput,
  EnableInsightRulesInput,
  EnableInsightRulesOutput,
  GetInsightRuleReportInput,
  GetInsightRuleReportOutput,
  PartialFailure,
  PutInsightRuleInput,
  PutInsightRuleOutput,
} from "@aws-sdk/client-cloudwatch";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { formatArn } from "@/lib/platform/arn";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import {
  type Asked,
  type Context,
  internalRead,
  type Resource,
  read,
  type Validated,
  write,
} from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { requestTags } from "@/lib/platform/tag-conditions";
import { parseRuleDefinition } from "../model/insight-rule/definition";
import { REPORT_METRICS, type ReportMetric } from "../model/insight-rule/report";
import { isPeriod } from "../model/period";
import {
  countRules,
  findRule,
  findRules,
  type KeptRule,
  listRules,
  removeRules,
  saveRule,
  switchRules,
} from "../store/insight-rules";
import { reportOf } from "./rule-report";

/** As many rules as an account may have in a Region. */
const MAX_RULES = 100;
const PAGE = 500;
const MAX_CONTRIBUTORS = 100;
const USUAL_CONTRIBUTORS = 10;
/** A report has as many periods as GetMetricStatistics has points. */
const MAX_PERIODS = 1440;

const ruleArn = (scope: Asked | Context, name: string) => formatArn("cloudwatch", scope, `insight-rule/${name}`);

/** The rules that a call names. Takes what has not been validated yet. */
function ruleResources(names: unknown, asked: Asked): Resource[] {
  const given = (Array.isArray(names) ? names : [names]).filter((name) => typeof name === "string");
  const kept = { type: "AWS::CloudWatch::InsightRule", tagsKeptBy: "cloudwatch:TagsOfResources" };
  return given.map((name) => ({ arn: ruleArn(asked, name), ...kept }));
}

/**
 * The log groups of a rule, by which policies tell who may make rules over which (User Guide, "Using condition keys to limit
 * Contributor Insights users' access to log groups"). A definition that is none has none, and is refused later.
 */
function logGroupsOf(definition: unknown): ContextValues {
  if (typeof definition !== "string") return {};
  try {
    return { "cloudwatch:requestInsightRuleLogGroups": parseRuleDefinition(definition).logGroups };
  } catch (error) {
    if (isAwsError(error)) return {};
    throw error;
  }
}

/** Contributor Insights: rules over log groups, and who contributes most by them. */
export const insightRules = {
  PutInsightRule: write<Validated<PutInsightRuleInput, "RuleName" | "RuleDefinition">, PutInsightRuleOutput>({
    resources: ({ RuleName }, asked) => ruleResources(RuleName, asked),
    conditions: ({ Tags, RuleDefinition }) => ({ ...requestTags(Tags), ...logGroupsOf(RuleDefinition) }),
    handle: async (context, input) => {
      const { RuleName: name, RuleDefinition: definition, RuleState = "ENABLED", Tags } = input;
      parseRuleDefinition(definition);
      if (RuleState !== "ENABLED" && RuleState !== "DISABLED") {
        throw invalid(`The value ${RuleState} for parameter RuleState must be ENABLED or DISABLED.`);
      }
      const isNew = (await findRule(context.db, context, name)) === undefined;
      if (isNew && (await countRules(context.db, context)) >= MAX_RULES) {
        throw new AwsError(
          "LimitExceededException",
          `You can have at most ${MAX_RULES} Contributor Insights rules in a Region.`,
        );
      }
      const rule = {
        name,
        definition,
        isEnabled: RuleState === "ENABLED",
        onTransformedLogs: input.ApplyOnTransformedLogs === true,
      };
      await saveRule(context.db, context, rule, context.now);
      // As with alarms, tags are for new rules only.
      if (isNew && Tags && Tags.length > 0) {
        await context.invoke("cloudwatch:PutResourceTags", { ResourceARN: ruleArn(context, name), Tags });
      }
      return {};
    },
  }),

  DescribeInsightRules: read<DescribeInsightRulesInput, DescribeInsightRulesOutput>({
    handle: async (context, { NextToken, MaxResults = PAGE }) => {
      const after = NextToken === undefined ? undefined : openPageToken<string>(NextToken, "insight rules");
      if (NextToken !== undefined && after === undefined) {
        throw new AwsError("InvalidNextToken", "The next token is invalid.");
      }
      const found = await listRules(context.db, context, MaxResults + 1, after);
      const page = found.slice(0, MaxResults);
      const last = found.length > MaxResults ? page.at(-1) : undefined;
      return {
        InsightRules: page.map(describeRule),
        ...(last ? { NextToken: sealPageToken(last.name, "insight rules") } : {}),
      };
    },
  }),

  EnableInsightRules: write<Validated<EnableInsightRulesInput, "RuleNames">, EnableInsightRulesOutput>({
    resources: ({ RuleNames }, asked) => ruleResources(RuleNames, asked),
    handle: (context, { RuleNames }) =>
      onPresent(context, RuleNames, (names) => switchRules(context.db, context, names, true, context.now)),
  }),

  DisableInsightRules: write<Validated<DisableInsightRulesInput, "RuleNames">, DisableInsightRulesOutput>({
    resources: ({ RuleNames }, asked) => ruleResources(RuleNames, asked),
    handle: (context, { RuleNames }) =>
      onPresent(context, RuleNames, (names) => switchRules(context.db, context, names, false, context.now)),
  }),

  DeleteInsightRules: write<Validated<DeleteInsightRulesInput, "RuleNames">, DeleteInsightRulesOutput>({
    resources: ({ RuleNames }, asked) => ruleResources(RuleNames, asked),
    handle: (context, { RuleNames }) =>
      onPresent(context, RuleNames, async (names) => {
        await removeRules(context.db, context, names);
        const ResourceARNs = names.map((name) => ruleArn(context, name));
        await context.invoke("cloudwatch:ForgetResourceTags", { ResourceARNs });
      }),
  }),

  GetInsightRuleReport: read<
    Validated<GetInsightRuleReportInput, "RuleName" | "StartTime" | "EndTime" | "Period">,
    GetInsightRuleReportOutput
  >({
    resources: ({ RuleName }, asked) => ruleResources(RuleName, asked),
    handle: async (context, input) => {
      const { RuleName, Period, MaxContributorCount = USUAL_CONTRIBUTORS } = input;
      const range = { from: input.StartTime.getTime(), to: input.EndTime.getTime() };
      const { metrics, order } = readReportQuestion(input, range);
      const rule = await findRule(context.db, context, RuleName);
      if (!rule) throw new AwsError("ResourceNotFoundException", `The rule ${RuleName} does not exist.`);
      return (await reportOf(context, rule, range, Period)).answer(MaxContributorCount, metrics, order);
    },
  }),

  /** For the tags of a rule, which another room keeps. */
  InsightRuleExists: internalRead<{ RuleName: string }, { Exists: boolean }>({
    handle: async (context, { RuleName }) => ({
      Exists: (await findRule(context.db, context, RuleName)) !== undefined,
    }),
  }),
};

function readReportQuestion(input: GetInsightRuleReportInput, { from, to }: { from: number; to: number }) {
  const { Period = 0, MaxContributorCount = USUAL_CONTRIBUTORS, Metrics = [], OrderBy = "Sum" } = input;
  if (from >= to) throw invalid("The parameter StartTime must be less than the parameter EndTime.");
  if (!isPeriod(Period) || Period < 60) throw invalid("The parameter Period must be a multiple of 60.");
  if ((to - from) / (Period * 1000) > MAX_PERIODS) {
    throw invalid(`The time range must not have more than ${MAX_PERIODS} periods.`);
  }
  if (MaxContributorCount < 1 || MaxContributorCount > MAX_CONTRIBUTORS) {
    throw invalid(`The value for parameter MaxContributorCount must be between 1 and ${MAX_CONTRIBUTORS}.`);
  }
  if (OrderBy !== "Sum" && OrderBy !== "Maximum") {
    throw invalid(`The value ${OrderBy} for parameter OrderBy must be Sum or Maximum.`);
  }
  const metrics = Metrics.map((name) => REPORT_METRICS.find((metric) => metric === name) ?? unknownMetric(name));
  return { metrics, order: OrderBy as ReportMetric };
}

function unknownMetric(name: string): never {
  throw invalid(`The value ${name} for parameter Metrics is not one of ${REPORT_METRICS.join(", ")}.`);
}

/** Does something to those of the rules that exist; the others are told as failures, without an error. */
async function onPresent(
  context: Context,
  given: readonly string[],
  act: (names: string[]) => Promise<void>,
): Promise<{ Failures: PartialFailure[] }> {
  if (given.length === 0)
    throw new AwsError("MissingRequiredParameterException", "The parameter RuleNames is required.");
  const names = [...new Set(given)];
  const present = (await findRules(context.db, context, names)).map(({ name }) => name);
  if (present.length > 0) await act(present);
  return {
    Failures: names
      .filter((name) => !present.includes(name))
      .map((name) => ({
        FailureResource: ruleArn(context, name),
        ExceptionType: "ResourceNotFoundException",
        FailureCode: "404",
        FailureDescription: `The rule ${name} does not exist.`,
      })),
  };
}

function describeRule({ name, isEnabled, definition, onTransformedLogs }: KeptRule) {
  return {
    Name: name,
    State: isEnabled ? "ENABLED" : "DISABLED",
    Schema: '{"Name":"CloudWatchLogRule","Version":1}',
    Definition: definition,
    ManagedRule: false,
    ApplyOnTransformedLogs: onTransformedLogs,
  };
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
