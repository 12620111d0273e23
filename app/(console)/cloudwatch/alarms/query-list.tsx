"use client";

import { type ComponentProps, useEffect, useEffectEvent, useState } from "react";
import { QueryRows } from "@/components/alarms/wizard/query-rows";
import { useAsk } from "@/lib/console/use-ask";
import { refusalOf } from "../read-graphs";
import { withResourceTags } from "../read-metric-tags";

type Props = ComponentProps<typeof QueryRows>;

/** The rows of an alarm on several, with the tags of what metrics name to choose from in their queries. */
export function QueryList(props: Props) {
  const { metrics } = props;
  const ask = useAsk();
  const [tagged, setTagged] = useState<{ of: Props["metrics"]; found: Props["metrics"] }>();
  const read = useEffectEvent(async () => {
    try {
      setTagged({ of: metrics, found: await withResourceTags(ask, metrics) });
    } catch (error) {
      // Who may not know them is offered dimensions all the same.
      refusalOf(error);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: more metrics name more.
  useEffect(() => void read(), [metrics]);
  return <QueryRows {...props} metrics={tagged?.of === metrics ? tagged.found : metrics} />;
}
