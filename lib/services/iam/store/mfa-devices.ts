import type { Database } from "@/lib/platform/database";
import * as sealed from "@/lib/platform/sealed";
import type { IamMfaDeviceModel } from "@/prisma/client/models";
import type { MfaDevice, MfaHolder } from "../model/mfa-device";
import type { Tags } from "../model/principal";
import { tagsOf } from "./prisma-rows";

const PURPOSE = "mfa-seeds";

/** What serial numbers are made of; anything else is nobody's, and could hold what PostgreSQL refuses. */
const SERIAL = /^[\w+=/:,.@-]{9,256}$/;

/** False when there is one of that serial number. */
export async function insertMfaDevice(db: Database, device: MfaDevice, seed: string): Promise<boolean> {
  const { enabled: _, ...row } = device;
  const sealedSeed = sealed.seal(PURPOSE, seed, device.serialNumber);
  const { count } = await db.iamMfaDevice.createMany({ data: [{ ...row, sealedSeed }], skipDuplicates: true });
  return count === 1;
}

export async function findMfaDevice(
  db: Database,
  accountId: string,
  serialNumber: string,
): Promise<MfaDevice | undefined> {
  if (!SERIAL.test(serialNumber)) return undefined;
  const row = await db.iamMfaDevice.findUnique({ where: keyOf({ accountId, serialNumber }) });
  return row ? deviceOf(row) : undefined;
}

/** As findMfaDevice, but the device is ours until the transaction ends. */
export async function lockMfaDevice(
  db: Database,
  accountId: string,
  serialNumber: string,
): Promise<MfaDevice | undefined> {
  if (!SERIAL.test(serialNumber)) return undefined;
  await db.$queryRaw`
    SELECT FROM iam_mfa_devices WHERE account_id = ${accountId} AND serial_number = ${serialNumber} FOR UPDATE`;
  return findMfaDevice(db, accountId, serialNumber);
}

/** The devices of a user or of the root user, the oldest first; the quota keeps them few. */
export async function listMfaDevicesOf(db: Database, accountId: string, holder: MfaHolder): Promise<MfaDevice[]> {
  const rows = await db.iamMfaDevice.findMany({
    where: { accountId, ...holderColumns(holder) },
    orderBy: [{ enabledAt: "asc" }, { serialNumber: "asc" }],
  });
  return rows.map(deviceOf);
}

/** All devices by serial number, from after `after` on. */
export async function listMfaDevices(
  db: Database,
  accountId: string,
  page: { assigned: boolean | undefined; after: string | undefined; limit: number },
): Promise<MfaDevice[]> {
  const rows = await db.iamMfaDevice.findMany({
    where: {
      accountId,
      holder: page.assigned === undefined ? undefined : page.assigned ? { not: null } : null,
      serialNumber: page.after === undefined ? undefined : { gt: page.after },
    },
    orderBy: { serialNumber: "asc" },
    take: page.limit,
  });
  return rows.map(deviceOf);
}

export async function countMfaDevices(db: Database, accountId: string): Promise<{ all: number; inUse: number }> {
  const all = await db.iamMfaDevice.count({ where: { accountId } });
  return { all, inUse: await db.iamMfaDevice.count({ where: { accountId, holder: { not: null } } }) };
}

/** The seed in base 32 and the newest step whose code was accepted. */
export async function readSeed(db: Database, device: MfaDevice): Promise<{ seed: string; lastStep: number }> {
  const row = await db.iamMfaDevice.findUniqueOrThrow({ where: keyOf(device) });
  const seed = sealed.unseal(PURPOSE, row.sealedSeed, device.serialNumber);
  return { seed, lastStep: Number(row.lastStep) };
}

/** Uses a step up. False when it, or a newer one, was used already: of two who type one code at once, one comes in. */
export async function spendStep(db: Database, device: MfaDevice, step: number): Promise<boolean> {
  const { accountId, serialNumber } = device;
  const { count } = await db.iamMfaDevice.updateMany({
    where: { accountId, serialNumber, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Gives a device to somebody, or takes it away. */
export async function setMfaHolder(
  db: Database,
  device: MfaDevice,
  given: { holder: MfaHolder; at: Date } | undefined,
): Promise<void> {
  const columns = given ? { ...holderColumns(given.holder), enabledAt: given.at } : FREE;
  await db.iamMfaDevice.update({ where: keyOf(device), data: columns });
}

export async function setMfaTags(db: Database, device: MfaDevice, tags: Tags): Promise<void> {
  await db.iamMfaDevice.update({ where: keyOf(device), data: { tags } });
}

export async function deleteMfaDevice(db: Database, device: MfaDevice): Promise<void> {
  await db.iamMfaDevice.delete({ where: keyOf(device) });
}

const FREE = { holder: null, userId: null, enabledAt: null };

function holderColumns(holder: MfaHolder): { holder: string; userId: string | null } {
  return { holder: holder.kind, userId: holder.kind === "user" ? holder.userId : null };
}

function keyOf({ accountId, serialNumber }: Pick<MfaDevice, "accountId" | "serialNumber">) {
  return { accountId_serialNumber: { accountId, serialNumber } };
}

function deviceOf(row: IamMfaDeviceModel): MfaDevice {
  const { holder, userId, enabledAt } = row;
  const owner: MfaHolder | undefined =
    holder === "root" ? { kind: "root" } : userId === null ? undefined : { kind: "user", userId };
  return {
    accountId: row.accountId,
    serialNumber: row.serialNumber,
    path: row.path,
    name: row.name,
    tags: tagsOf(row.tags),
    createdAt: row.createdAt,
    enabled: owner && enabledAt ? { holder: owner, at: enabledAt } : undefined,
  };
}
