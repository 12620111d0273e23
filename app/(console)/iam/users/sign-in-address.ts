import { settings } from "@/lib/platform/settings";

/** Where an IAM user signs in; the account's id is what AWS puts into its own address. */
export async function signInAddress(): Promise<string> {
  return `${settings().consoleUrl}/sign-in`;
}
