import { formatArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import type { Tags } from "./principal";

/** Whose second factor a device is. */
export type MfaHolder = { kind: "root" } | { kind: "user"; userId: string };

/** A virtual MFA device. Its serial number is its ARN; without a holder it was made and not yet enabled. */
export type MfaDevice = {
  accountId: string;
  serialNumber: string;
  path: string;
  name: string;
  tags: Tags;
  createdAt: Date;
  enabled: { holder: MfaHolder; at: Date } | undefined;
};

export const MFA_DEVICE_TYPE = "AWS::IAM::MfaDevice";

/** How long one code is shown, in seconds, and how many steps a clock may be off (RFC 6238, section 5.2). */
export const STEP_SECONDS = 30;
const DRIFT_STEPS = 1;

export function mfaDeviceArn(accountId: string, path: string, name: string): string {
  return formatArn("iam", { accountId, region: "" }, `mfa${path}${name}`);
}

/** The number of the step of 30 seconds that a time lies in. */
export function stepOf(time: Date): number {
  return Math.floor(time.getTime() / 1000 / STEP_SECONDS);
}

/** The step whose code was typed, among those that are near and newer than `lastStep`; undefined when none is. */
export function stepOfCode(
  code: string,
  now: Date,
  lastStep: number,
  codeOf: (step: number) => string,
): number | undefined {
  const current = stepOf(now);
  const near = [current, current - DRIFT_STEPS, current + DRIFT_STEPS];
  return near.find((step) => step > lastStep && codeOf(step) === code);
}

/** The later step of two codes that follow each other, as enabling a device asks for; undefined when they do not. */
export function stepOfPair(
  [first, second]: [string, string],
  now: Date,
  lastStep: number,
  codeOf: (step: number) => string,
): number | undefined {
  const current = stepOf(now);
  // Whoever types two codes waits for the second, so the first may be a step older than a single one could be.
  const near = [-2, -1, 0, 1].map((off) => current + off);
  const found = near.find((step) => step > lastStep && codeOf(step) === first && codeOf(step + 1) === second);
  return found === undefined ? undefined : found + 1;
}

export function wrongCode(serialNumber: string): AwsError {
  return new AwsError(
    "InvalidAuthenticationCodeException",
    `Authentication code for device ${serialNumber} is not valid.`,
  );
}

/** STS's words for a second factor that is missing or wrong. */
export const MFA_FAILED = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
export const MFA_INCOMPLETE =
  "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.";
export const MFA_UNKNOWN = "MultiFactorAuthentication failed, unable to validate MFA code.";
