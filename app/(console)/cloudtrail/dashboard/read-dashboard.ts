import { barSeconds } from "@/components/cloudtrail/density";
import type { Part } from "@/components/overview/part";
import type { Stretch } from "@/components/time-range/time-range";
import type { TrailRow } from "@/components/trails/trail-row";
import type { Ask } from "@/lib/console/use-ask";
import type { OutputOf } from "@/lib/services/catalog";
import type { EventFilter } from "@/lib/services/trail/model/search";
import { refusalOf } from "../../cloudwatch/read-graphs";
import { readTrails } from "../trails/read-trails";

/** All that CloudTrail's dashboard shows. Trails are a part of their own: who may see events may not see them. */
export type Dashboard = { events: OutputOf<"cloudtrail:SummarizeEvents">; trails: Part<TrailRow[]> };

export async function readDashboard(ask: Ask, filter: EventFilter, stretch: Stretch): Promise<Dashboard> {
  const [events, trails] = await Promise.all([
    ask("cloudtrail:SummarizeEvents", { ...filter, PeriodSeconds: barSeconds(stretch) }),
    readTrails(ask).then(
      (value) => ({ value }),
      (error: unknown) => ({ refusal: refusalOf(error) }),
    ),
  ]);
  return { events, trails };
}
