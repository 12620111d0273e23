import type { MfaDevice } from "@/components/iam/mfa-device";
import type { Part } from "@/components/iam/user-facts";
import { perform } from "@/lib/console/perform";

/** The MFA devices of a user; without a name the caller's own. */
export async function readDevices(UserName?: string): Promise<Part<MfaDevice[]>> {
  const answer = await perform("iam:ListMFADevices", { UserName });
  if (!answer.ok) return answer;
  const devices = (answer.output.MFADevices ?? []).map(
    ({ SerialNumber = "", EnableDate }): MfaDevice => ({ serialNumber: SerialNumber, enabled: EnableDate }),
  );
  return { ok: true, output: devices };
}
