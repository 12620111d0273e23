import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { internal, internalRead } from "@/lib/platform/operation";
import { hasFirstContent, markFirstContent } from "../store/first-start";

/** What a fresh account begins with: one dashboard and one alarm. */
export type FirstContent = { DashboardName: string; DashboardBody: string; Alarm: PutMetricAlarmInput };

export const firstStart = {
  HasFirstContent: internalRead<object, { Given: boolean }>({
    handle: async (context) => ({ Given: await hasFirstContent(context.db, context) }),
  }),

  /** Gives an account its first content, once for ever: the mark, the dashboard and the alarm are one transaction. */
  GiveFirstContent: internal<FirstContent, { Given: boolean }>({
    handle: async (context, { DashboardName, DashboardBody, Alarm }) => {
      if (!(await markFirstContent(context.db, context, context.now))) return { Given: false };
      await context.invoke("cloudwatch:PutDashboard", { DashboardName, DashboardBody });
      await context.invoke("cloudwatch:PutMetricAlarm", Alarm);
      return { Given: true };
    },
  }),
};
