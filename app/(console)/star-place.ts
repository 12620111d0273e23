"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import type { PlaceKind } from "@/lib/services/dashboards/model/place";

/** Stars something for the one who is signed in, or takes the star away; answers what stood in the way. */
export async function starPlace(kind: PlaceKind, name: string, isStarred: boolean): Promise<string | undefined> {
  const answer = await setStar(kind, name, isStarred);
  return answer.ok ? undefined : answer.error.message;
}

function setStar(kind: PlaceKind, name: string, IsStarred: boolean): Promise<ActionAnswer<unknown>> {
  switch (kind) {
    case "dashboard":
      return perform("cloudwatch:SetDashboardStar", { DashboardName: name, IsStarred });
    case "alarm":
      return perform("cloudwatch:SetAlarmStar", { AlarmName: name, IsStarred });
    case "logGroup":
      return perform("cloudwatch:SetLogGroupStar", { LogGroupName: name, IsStarred });
  }
}
