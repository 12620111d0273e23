"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { settings } from "@/lib/platform/settings";
import type { DashboardShareEntry } from "@/lib/services/dashboards/operations/shares";

/** Gives out a link to a dashboard; answers its whole address, which is shown this once. */
export async function shareDashboard(
  name: string,
  seconds: number,
  note: string,
): Promise<ActionAnswer<{ address: string }>> {
  const input = { DashboardName: name, ExpiresInSeconds: seconds, Note: note };
  const answer = await perform("cloudwatch:CreateDashboardShare", input);
  if (!answer.ok) return answer;
  return { ok: true, output: { address: `${settings().consoleUrl}/public-dashboard/${answer.output.Token}` } };
}

export async function listShares(name: string): Promise<ActionAnswer<{ Shares: DashboardShareEntry[] }>> {
  return perform("cloudwatch:ListDashboardShares", { DashboardName: name });
}

export async function revokeShare(name: string, shareId: string): Promise<ActionAnswer<unknown>> {
  return perform("cloudwatch:RevokeDashboardShare", { DashboardName: name, ShareId: shareId });
}
