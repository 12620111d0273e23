"use server";

import { refresh } from "next/cache";
import type { NewDevice } from "@/components/iam/mfa-device";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Makes a virtual device. The answer is the only one that ever holds its seed. */
export async function createDevice(name: string): Promise<ActionAnswer<NewDevice>> {
  const answer = await perform("iam:CreateVirtualMFADevice", { VirtualMFADeviceName: name });
  if (!answer.ok) return answer;
  const { SerialNumber = "", Base32StringSeed, QRCodePNG } = answer.output.VirtualMFADevice ?? {};
  return {
    ok: true,
    output: {
      serialNumber: SerialNumber,
      seed: Buffer.from(Base32StringSeed ?? []).toString("utf8"),
      picture: `data:image/png;base64,${Buffer.from(QRCodePNG ?? []).toString("base64")}`,
    },
  };
}

/** Gives the device to the user, who proves by two codes in a row that they hold it. */
export async function enableDevice(
  UserName: string,
  SerialNumber: string,
  AuthenticationCode1: string,
  AuthenticationCode2: string,
): Promise<ActionAnswer<unknown>> {
  const codes = { AuthenticationCode1, AuthenticationCode2 };
  const answer = await perform("iam:EnableMFADevice", { UserName, SerialNumber, ...codes });
  if (answer.ok) refresh();
  return answer;
}

export async function resyncDevice(
  UserName: string,
  SerialNumber: string,
  AuthenticationCode1: string,
  AuthenticationCode2: string,
): Promise<ActionAnswer<unknown>> {
  return perform("iam:ResyncMFADevice", { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 });
}

/** Takes a device from the user and deletes it: it cannot be used again, because its seed is told once. */
export async function removeDevice(UserName: string, SerialNumber: string): Promise<ActionAnswer<unknown>> {
  const taken = await perform("iam:DeactivateMFADevice", { UserName, SerialNumber });
  if (!taken.ok) return taken;
  const answer = await perform("iam:DeleteVirtualMFADevice", { SerialNumber });
  refresh();
  return answer;
}

/** Deletes a device that was made and never given to anybody. */
export async function discardDevice(SerialNumber: string): Promise<ActionAnswer<unknown>> {
  return perform("iam:DeleteVirtualMFADevice", { SerialNumber });
}
