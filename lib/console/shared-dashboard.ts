import { cache } from "react";
import { settings } from "@/lib/platform/settings";
import { dashboardShareCaller } from "@/lib/services/authenticate";
import type { VariableValues } from "@/lib/services/dashboards/model/variables";
import { invoke } from "@/lib/services/invoke";
import { requestOrigin } from "./origin";
import type { Ask } from "./use-ask";

/** What a link opens: its dashboard, and how it asks; it has the rights of the link and nothing of who is signed in here. */
export type SharedDashboard = {
  name: string;
  source: string;
  expiresAt: Date;
  /** Asks what the dashboard itself asks, with the values that its variables have; anything else is refused. */
  askIn: (variables: VariableValues) => (region: string) => Ask;
};

/** Opens a link; undefined when it is not ours, has expired, was revoked, or its dashboard is gone. */
export const openSharedDashboard = cache(async (token: string): Promise<SharedDashboard | undefined> => {
  const found = await dashboardShareCaller(token, settings().region, await visitorOrigin());
  if (!found) return undefined;
  const { caller, dashboardName: name } = found;
  const opened = await invoke(caller, "cloudwatch:OpenSharedDashboard", { DashboardName: name });
  const askIn = (Variables: VariableValues) => (region: string) =>
    ((Action: string, Input: object) =>
      invoke({ ...caller, region: region || caller.region }, "cloudwatch:ReadSharedDashboard", {
        DashboardName: name,
        Variables,
        Action,
        Input,
      })) as Ask;
  return { name, source: opened.DashboardBody, expiresAt: opened.ExpiresAt, askIn };
});

/** One question of a shared page that is open in a browser, in the Region of the house when it names none. Undefined when the link opens nothing (any more). */
export async function askSharedDashboard(
  token: string,
  region: string,
  question: { action: string; input: object; variables: VariableValues },
): Promise<{ output: unknown } | undefined> {
  const found = await dashboardShareCaller(token, region || settings().region, await visitorOrigin());
  if (!found) return undefined;
  const output = await invoke(found.caller, "cloudwatch:ReadSharedDashboard", {
    DashboardName: found.dashboardName,
    Variables: question.variables,
    Action: question.action,
    Input: question.input,
  });
  return { output };
}

/** Where the visitor is, who is no session of the console. */
async function visitorOrigin() {
  return { ...(await requestOrigin()), viaConsole: false };
}
