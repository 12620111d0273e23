import type {
  DeleteRuleRequest,
  DescribeRuleRequest,
  DescribeRuleResponse,
  DisableRuleRequest,
  EnableRuleRequest,
  ListRulesRequest,
  ListRulesResponse,
  PutRuleRequest,
  PutRuleResponse,
  RuleState,
  TestEventPatternRequest,
  TestEventPatternResponse,
} from "@aws-sdk/client-eventbridge";
import { compileEventPattern } from "@/lib/languages/event-pattern/matcher";
import { AwsError } from "@/lib/platform/errors";
import { type Context, passedRole, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { busName, MAX_RULES_PER_BUS } from "../model/bus";
import { busMissing, invalid, limitExceeded, ruleMissing } from "../model/refusal";
import { describeRule, type Rule, readPattern, requestedRule, ruleArn, switched } from "../model/rule";
import { withTags } from "../model/tags";
import { findBus, lockBus, renewRules } from "../store/buses";
import { countRules, deleteRule, findRule, listRules, saveRule } from "../store/rules";
import { forgetTags, saveTags } from "../store/tags";
import { listTargets } from "../store/targets";
import { lockedBus } from "./buses";
import { patternKeys } from "./condition-keys";
import { PAGE, pageOf, placeIn } from "./page";
import { everyRule, ruleResource } from "./resources";
import { distrustRules } from "./rule-cache";

export const rules = {
  PutRule: write<Validated<PutRuleRequest, "Name">, PutRuleResponse>({
    resources: async (input, asked) => [
      ...(await ruleResource(input, asked)),
      ...passedRole(input.RoleArn, "events.amazonaws.com"),
    ],
    conditions: ({ Tags, EventPattern }) => ({ ...requestTags(Tags), ...patternKeys(EventPattern) }),
    handle: async (context, input) => {
      const { db, now, accountId } = context;
      const bus = await lockedBus(context, input.EventBusName);
      const present = await findRule(db, context, bus.name, input.Name);
      if (!present && (await countRules(db, context, bus.name)) >= MAX_RULES_PER_BUS) throw limitExceeded();
      const rule = requestedRule(input, bus.name, present?.createdBy ?? accountId, now);
      await change(context, rule);
      const arn = ruleArn(context, rule);
      // Tags of a rule that is there already are ignored (API Reference, "PutRule").
      if (!present && input.Tags?.length) await saveTags(db, context, arn, withTags({}, input.Tags));
      return { RuleArn: arn };
    },
  }),

  DescribeRule: read<Validated<DescribeRuleRequest, "Name">, DescribeRuleResponse>({
    resources: ruleResource,
    handle: async (context, { Name, EventBusName }) =>
      describeRule(context, await existingRule(context, Name, EventBusName)),
  }),

  ListRules: read<ListRulesRequest, ListRulesResponse>({
    resources: everyRule,
    handle: async (context, { NamePrefix: prefix, EventBusName, NextToken, Limit = PAGE }) => {
      const bus = busName(context, EventBusName);
      if (!(await findBus(context.db, context, bus))) throw busMissing(bus);
      const question = ["rules", bus, prefix];
      const after = placeIn<string>(NextToken, question);
      const found = await listRules(context.db, context, bus, { prefix, after }, Limit + 1);
      const { items, token } = pageOf(found, Limit, ({ name }) => name, question);
      return { Rules: items.map((rule) => listed(context, rule)), NextToken: token };
    },
  }),

  EnableRule: write<Validated<EnableRuleRequest, "Name">, void>({
    resources: ruleResource,
    handle: (context, input) => setState(context, input, "ENABLED"),
  }),

  DisableRule: write<Validated<DisableRuleRequest, "Name">, void>({
    resources: ruleResource,
    handle: (context, input) => setState(context, input, "DISABLED"),
  }),

  /** A rule that is not there is deleted already; one with targets is not deleted at all. */
  DeleteRule: write<Validated<DeleteRuleRequest, "Name">, void>({
    resources: ruleResource,
    handle: async (context, { Name: name, EventBusName }) => {
      const { db } = context;
      const bus = await lockBus(db, context, busName(context, EventBusName), context.now);
      if (!bus) throw busMissing(busName(context, EventBusName));
      const key = { bus: bus.name, name };
      if ((await listTargets(db, context, key, { limit: 1 })).length > 0) {
        throw invalid("Rule can't be deleted since it has targets.");
      }
      await deleteRule(db, context, bus.name, name);
      await forgetTags(db, context, ruleArn(context, key));
      await rulesChanged(context, bus.name);
    },
  }),

  TestEventPattern: read<Validated<TestEventPatternRequest, "EventPattern" | "Event">, TestEventPatternResponse>({
    handle: async (_, { EventPattern, Event }) => ({
      Result: compileEventPattern(readPattern(EventPattern))(readEvent(Event)),
    }),
  }),
};

/** A rule by its name. Throws ResourceNotFoundException when the rule or its bus is not there. */
export async function existingRule(context: Context, name: string, given: string | undefined): Promise<Rule> {
  const bus = busName(context, given);
  const rule = await findRule(context.db, context, bus, name);
  if (rule) return rule;
  if (!(await findBus(context.db, context, bus))) throw busMissing(bus);
  throw ruleMissing(name, bus);
}

/** Has every process look at a bus's rules anew. */
export async function rulesChanged(context: Context, bus: string): Promise<void> {
  await renewRules(context.db, context, bus);
  distrustRules(context, bus);
}

async function setState(
  context: Context,
  { Name, EventBusName }: { Name: string; EventBusName?: string },
  state: RuleState,
) {
  const bus = await lockedBus(context, EventBusName);
  const rule = await existingRule(context, Name, bus.name);
  // A rule that sees all management events is enabled; EnableRule takes nothing from it.
  if (state === "ENABLED" && rule.state !== "DISABLED") return;
  await change(context, switched(rule, state, context.now));
}

async function change(context: Context, rule: Rule): Promise<void> {
  await saveRule(context.db, context, rule);
  await rulesChanged(context, rule.bus);
}

/** Lists leave out who made a rule. */
function listed(context: Context, rule: Rule) {
  const { CreatedBy: _, ...shown } = describeRule(context, rule);
  return shown;
}

/** What an event must have to be tested (API Reference, "TestEventPattern"). */
const MEMBERS = ["id", "account", "source", "time", "region", "resources", "detail-type"];

function readEvent(text: string): object {
  const refused = (why: string) => new AwsError("InvalidEventPatternException", `Event is not valid. Reason: ${why}`);
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
  if (typeof event !== "object" || event === null || Array.isArray(event)) throw refused("Event is not an object");
  const missing = MEMBERS.find((member) => !Object.hasOwn(event, member));
  if (missing !== undefined) throw refused(`Field ${missing} is required`);
  return event;
}
