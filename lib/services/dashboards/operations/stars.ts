import { principalOf } from "@/lib/platform/caller";
import { internalRead, ownWrite } from "@/lib/platform/operation";
import { listStars, setStar } from "../store/stars";
import { dashboardResource } from "./resources";

/** A person's own list of favourites, by the right to look at a dashboard. */
export const starOperations = {
  ListDashboardStars: internalRead<{ PrincipalArn: string }, { DashboardNames: string[] }>({
    handle: async ({ db, accountId }, { PrincipalArn }) => ({
      DashboardNames: await listStars(db, accountId, PrincipalArn),
    }),
  }),

  SetDashboardStar: ownWrite("cloudwatch:GetDashboard")<{ DashboardName: string; IsStarred: boolean }, object>({
    resources: ({ DashboardName }, { accountId }) => [dashboardResource(accountId, DashboardName)],
    handle: async ({ db, accountId, caller }, { DashboardName, IsStarred }) => {
      await setStar(db, { accountId, principalArn: principalOf(caller.identity), name: DashboardName }, IsStarred);
      return {};
    },
  }),
};
