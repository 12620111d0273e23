import { alarmPath } from "@/components/alarms/alarm-paths";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { groupPath } from "@/components/logs/log-paths";
import type { Place } from "@/lib/services/dashboards/model/place";

/** The page of what somebody has starred or visited. */
export function placePath({ kind, name }: Place): string {
  switch (kind) {
    case "dashboard":
      return dashboardPath(name);
    case "alarm":
      return alarmPath(name);
    case "logGroup":
      return groupPath(name);
  }
}
