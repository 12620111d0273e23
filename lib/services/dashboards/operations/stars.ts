import { internal, internalRead } from "@/lib/platform/operation";
import { listStars, setStar } from "../store/stars";

type SetInput = { PrincipalArn: string; DashboardName: string; IsStarred: boolean };

/** A person's own list of favourites: the console keeps it for whom it has signed in. */
export const starOperations = {
  ListDashboardStars: internalRead<{ PrincipalArn: string }, { DashboardNames: string[] }>({
    handle: async ({ db, accountId }, { PrincipalArn }) => ({
      DashboardNames: await listStars(db, accountId, PrincipalArn),
    }),
  }),

  SetDashboardStar: internal<SetInput, object>({
    handle: async ({ db, accountId }, { PrincipalArn, DashboardName, IsStarred }) => {
      await setStar(db, { accountId, principalArn: PrincipalArn, name: DashboardName }, IsStarred);
      return {};
    },
  }),
};
