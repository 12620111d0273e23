import { generateSecret, generateSync } from "otplib";
import type { Identity } from "@/lib/platform/caller";
import type { Database } from "@/lib/platform/database";
import { AwsError } from "@/lib/platform/errors";
import {
  MFA_FAILED,
  MFA_INCOMPLETE,
  MFA_UNKNOWN,
  type MfaDevice,
  type MfaHolder,
  STEP_SECONDS,
  stepOfCode,
  stepOfPair,
  wrongCode,
} from "../model/mfa-device";
import { THROTTLED } from "../model/sign-in";
import { findMfaDevice, listMfaDevicesOf, readSeed, spendStep } from "../store/mfa-devices";
import { countPasswordAttempt } from "./throttle";

/** 320 bits, as AWS's virtual devices have: 64 characters of base 32. */
const SEED_BYTES = 40;

export function newSeed(): string {
  return generateSecret({ length: SEED_BYTES });
}

/** Whether the code is one that the device shows now and that was not used yet. It is used up. */
export async function acceptCode(db: Database, device: MfaDevice, code: string, now: Date): Promise<boolean> {
  const { seed, lastStep } = await readSeed(db, device);
  const step = stepOfCode(code, now, lastStep, codesOf(seed));
  return step !== undefined && (await spendStep(db, device, step));
}

/** Two codes that follow each other: whoever has the device has it in their hands. Throws InvalidAuthenticationCode. */
export async function acceptPair(db: Database, device: MfaDevice, pair: [string, string], now: Date): Promise<void> {
  const { seed, lastStep } = await readSeed(db, device);
  const step = stepOfPair(pair, now, lastStep, codesOf(seed));
  if (step === undefined || !(await spendStep(db, device, step))) throw wrongCode(device.serialNumber);
}

/** Whether any device of this person shows the code. */
export async function acceptCodeOf(
  db: Database,
  accountId: string,
  holder: MfaHolder,
  code: string,
  now: Date,
): Promise<boolean> {
  for (const device of await listMfaDevicesOf(db, accountId, holder)) {
    if (await acceptCode(db, device, code, now)) return true;
  }
  return false;
}

/** As acceptCodeOf, without using the code up: for a question before the one that counts. */
export async function showsCode(
  db: Database,
  accountId: string,
  holder: MfaHolder,
  code: string,
  now: Date,
): Promise<boolean> {
  for (const device of await listMfaDevicesOf(db, accountId, holder)) {
    const { seed, lastStep } = await readSeed(db, device);
    if (stepOfCode(code, now, lastStep, codesOf(seed)) !== undefined) return true;
  }
  return false;
}

/**
 * Checks the second factor that a call of STS brings along: false when it brings none. The code is used up, whatever becomes of
 * the call. Whoever has the keys alone must not be able to try codes without end, so attempts are counted as at the sign-in page.
 * Throws AccessDenied in STS's words, and Throttling.
 */
export async function checkTokenCode(
  { db, accountId, identity, now }: { db: Database; accountId: string; identity: Identity; now: Date },
  { SerialNumber, TokenCode }: { SerialNumber?: unknown; TokenCode?: unknown },
): Promise<boolean> {
  if (SerialNumber === undefined && TokenCode === undefined) return false;
  if (typeof SerialNumber !== "string" || typeof TokenCode !== "string") throw denied(MFA_INCOMPLETE);
  const device = await findMfaDevice(db, accountId, SerialNumber);
  const holder = holderOf(identity);
  if (!device?.enabled || !holder || !isSame(device.enabled.holder, holder)) throw denied(MFA_UNKNOWN);
  const attempt = await countPasswordAttempt(accountId, `token ${device.serialNumber}`, undefined, now);
  if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
  if (!(await acceptCode(db, device, TokenCode, now))) throw denied(MFA_FAILED);
  await attempt.succeeded();
  return true;
}

/** Whose devices a caller may use: their own. Roles and services have none. */
export function holderOf(identity: Identity): MfaHolder | undefined {
  if (identity.type === "Root") return { kind: "root" };
  return identity.type === "IAMUser" ? { kind: "user", userId: identity.userId } : undefined;
}

function isSame(one: MfaHolder, other: MfaHolder): boolean {
  if (one.kind === "root" || other.kind === "root") return one.kind === other.kind;
  return one.userId === other.userId;
}

function codesOf(seed: string): (step: number) => string {
  return (step) => generateSync({ secret: seed, epoch: step * STEP_SECONDS, period: STEP_SECONDS });
}

function denied(message: string): AwsError {
  return new AwsError("AccessDenied", message);
}
