import type {
  ListRuleNamesByTargetRequest,
  ListRuleNamesByTargetResponse,
  ListTargetsByRuleRequest,
  ListTargetsByRuleResponse,
  PutTargetsRequest,
  PutTargetsResponse,
  RemoveTargetsRequest,
  RemoveTargetsResponse,
} from "@aws-sdk/client-eventbridge";
import { passedRole, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { busName } from "../model/bus";
import { busMissing, limitExceeded } from "../model/refusal";
import { checkTargets, MAX_TARGETS_PER_RULE, type RuleTarget, unsupported } from "../model/target";
import { findBus } from "../store/buses";
import { listTargets, putTargets, removeTargets, ruleNamesByTarget } from "../store/targets";
import { lockedBus } from "./buses";
import { targetKeys } from "./condition-keys";
import { PAGE, pageOf, placeIn } from "./page";
import { everyRule, ruleResource } from "./resources";
import { existingRule, rulesChanged } from "./rules";

type PutTargetsInput = Validated<Omit<PutTargetsRequest, "Targets">, "Rule"> & { Targets: RuleTarget[] };

export const targets = {
  PutTargets: write<PutTargetsInput, PutTargetsResponse>({
    resources: async (input, asked) => [...(await ruleResource(input, asked)), ...rolesOfTargets(input.Targets)],
    conditions: ({ Targets }) => targetKeys(Targets),
    handle: async (context, { Rule, EventBusName, Targets: given }) => {
      const bus = await lockedBus(context, EventBusName);
      const rule = await existingRule(context, Rule, bus.name);
      checkTargets(given);
      const failed = given.flatMap((target) => unsupported(target) ?? []);
      // Of two with one id the later counts.
      const accepted = new Map(given.filter((one) => !unsupported(one)).map((target) => [target.Id, target]));
      const present = await listTargets(context.db, context, rule);
      const ids = new Set([...present.map(({ Id }) => Id), ...accepted.keys()]);
      if (ids.size > MAX_TARGETS_PER_RULE) throw limitExceeded();
      await putTargets(context.db, context, rule, [...accepted.values()]);
      await rulesChanged(context, bus.name);
      return { FailedEntryCount: failed.length, FailedEntries: failed };
    },
  }),

  /** Ids that the rule does not have are passed over. */
  RemoveTargets: write<Validated<RemoveTargetsRequest, "Rule" | "Ids">, RemoveTargetsResponse>({
    resources: ruleResource,
    handle: async (context, { Rule, EventBusName, Ids }) => {
      const bus = await lockedBus(context, EventBusName);
      const rule = await existingRule(context, Rule, bus.name);
      await removeTargets(context.db, context, rule, Ids);
      await rulesChanged(context, bus.name);
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
  }),

  ListTargetsByRule: read<Validated<ListTargetsByRuleRequest, "Rule">, ListTargetsByRuleResponse>({
    resources: ruleResource,
    handle: async (context, { Rule, EventBusName, NextToken, Limit = PAGE }) => {
      const rule = await existingRule(context, Rule, EventBusName);
      const question = ["targets", rule.bus, rule.name];
      const after = placeIn<string>(NextToken, question);
      const found = await listTargets(context.db, context, rule, { after, limit: Limit + 1 });
      const { items, token } = pageOf(found, Limit, ({ Id }) => Id, question);
      return { Targets: items, NextToken: token };
    },
  }),

  ListRuleNamesByTarget: read<Validated<ListRuleNamesByTargetRequest, "TargetArn">, ListRuleNamesByTargetResponse>({
    resources: everyRule,
    handle: async (context, { TargetArn: arn, EventBusName, NextToken, Limit = PAGE }) => {
      const bus = busName(context, EventBusName);
      if (!(await findBus(context.db, context, bus))) throw busMissing(bus);
      const question = ["rules by target", bus, arn];
      const after = placeIn<string>(NextToken, question);
      const found = await ruleNamesByTarget(context.db, context, { bus, arn, after }, Limit + 1);
      const { items, token } = pageOf(found, Limit, (name) => name, question);
      return { RuleNames: items, NextToken: token };
    },
  }),
};

/** The roles in which targets are called, each once. */
function rolesOfTargets(targets: unknown): Resource[] {
  const roles = Array.isArray(targets) ? targets.map((target: { RoleArn?: unknown } | null) => target?.RoleArn) : [];
  return [...new Set(roles)].flatMap((role) => passedRole(role, "events.amazonaws.com"));
}
