import type {
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
  GetInsightSelectorsRequest,
  GetInsightSelectorsResponse,
  InsightSelector,
  PutEventSelectorsRequest,
  PutEventSelectorsResponse,
  PutInsightSelectorsRequest,
  PutInsightSelectorsResponse,
} from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import { read, type Validated, write } from "@/lib/platform/operation";
import { checkedSelectors } from "../model/selector-rules";
import { DEFAULT_SELECTORS, type TrailSelectors } from "../model/selectors";
import { trailArn } from "../model/trail";
import { updateInsights, updateSelectors } from "../store/trails";
import { homeTrail, knownTrail, trailResource } from "./trail-named";

export const selectors = {
  PutEventSelectors: write<Validated<PutEventSelectorsRequest, "TrailName">, PutEventSelectorsResponse>({
    resources: ({ TrailName }, asked) => trailResource(TrailName, asked),
    handle: async (context, { TrailName, EventSelectors, AdvancedEventSelectors }) => {
      const trail = await homeTrail(context, TrailName);
      const checked = checkedSelectors(EventSelectors, AdvancedEventSelectors);
      await updateSelectors(context.db, trail, checked);
      return { TrailARN: trailArn(trail, trail.name), ...selectorsOutput(checked) };
    },
  }),

  GetEventSelectors: read<Validated<GetEventSelectorsRequest, "TrailName">, GetEventSelectorsResponse>({
    resources: ({ TrailName }, asked) => trailResource(TrailName, asked),
    handle: async (context, { TrailName }) => {
      const trail = await knownTrail(context, TrailName);
      return { TrailARN: trailArn(trail, trail.name), ...selectorsOutput(trail.selectors) };
    },
  }),

  /** An empty list switches Insights off. */
  PutInsightSelectors: write<Validated<PutInsightSelectorsRequest, "InsightSelectors">, PutInsightSelectorsResponse>({
    resources: ({ TrailName }, asked) => trailResource(TrailName, asked),
    handle: async (context, input) => {
      const trail = await homeTrail(context, onlyTrail(input));
      const checked = checkInsights(input.InsightSelectors);
      await updateInsights(context.db, trail, checked);
      return { TrailARN: trailArn(trail, trail.name), InsightSelectors: checked };
    },
  }),

  GetInsightSelectors: read<GetInsightSelectorsRequest, GetInsightSelectorsResponse>({
    resources: ({ TrailName }, asked) => trailResource(TrailName, asked),
    handle: async (context, input) => {
      const trail = await knownTrail(context, onlyTrail(input));
      const arn = trailArn(trail, trail.name);
      if (trail.insights.length > 0) return { TrailARN: arn, InsightSelectors: trail.insights };
      const message = `Trail ${arn} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`;
      throw new AwsError("InsightNotEnabledException", message);
    },
  }),
};

function selectorsOutput(
  of: TrailSelectors,
): Pick<GetEventSelectorsResponse, "EventSelectors" | "AdvancedEventSelectors"> {
  switch (of.kind) {
    case "default":
      return { EventSelectors: DEFAULT_SELECTORS };
    case "basic":
      return { EventSelectors: of.selectors };
    case "advanced":
      return { AdvancedEventSelectors: of.selectors };
  }
}

/** Insights are a trail's or an event data store's, never both; Mirante has no event data stores. */
function onlyTrail({ TrailName, EventDataStore }: GetInsightSelectorsRequest): string {
  if (TrailName !== undefined && EventDataStore !== undefined) {
    const message = "You cannot specify both TrailName and EventDataStore.";
    throw new AwsError("InvalidParameterCombinationException", message);
  }
  if (EventDataStore !== undefined) {
    throw new AwsError("UnsupportedOperationException", "Mirante has no event data stores.");
  }
  if (TrailName !== undefined) return TrailName;
  throw new AwsError("InvalidParameterException", "You must specify either TrailName or EventDataStore.");
}

function checkInsights(selectors: InsightSelector[]): InsightSelector[] {
  const types = selectors.map(({ InsightType }) => InsightType);
  if (types.includes(undefined)) {
    throw new AwsError("InvalidInsightSelectorsException", "Each Insight selector must have an InsightType.");
  }
  if (new Set(types).size < types.length) {
    throw new AwsError("InvalidInsightSelectorsException", "Each InsightType may appear only once.");
  }
  return selectors;
}
