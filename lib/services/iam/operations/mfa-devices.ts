import type {
  CreateVirtualMFADeviceRequest,
  CreateVirtualMFADeviceResponse,
  DeactivateMFADeviceRequest,
  DeleteVirtualMFADeviceRequest,
  EnableMFADeviceRequest,
  ResyncMFADeviceRequest,
} from "@aws-sdk/client-iam";
import { generateURI } from "otplib";
import { toBuffer } from "qrcode";
import { AwsError } from "@/lib/platform/errors";
import { type Asked, type Context, type Resource, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { exists, noSuch } from "../model/faults";
import { MFA_DEVICE_TYPE, type MfaDevice, type MfaHolder, mfaDeviceArn } from "../model/mfa-device";
import { withinQuota } from "../model/quota";
import { withTags } from "../model/tags";
import { findAccount, lockAccount } from "../store/accounts";
import {
  deleteMfaDevice,
  findMfaDevice,
  insertMfaDevice,
  listMfaDevicesOf,
  lockMfaDevice,
  setMfaHolder,
} from "../store/mfa-devices";
import { acceptPair, newSeed } from "./mfa-codes";
import { locked, type Nothing, userNamed, userNamedOrCaller, userNameOrCaller } from "./principals";

export const mfaDevices = {
  /** The one answer that ever holds the seed: as text and as the picture that authenticator apps read. */
  CreateVirtualMFADevice: write<
    Validated<CreateVirtualMFADeviceRequest, "VirtualMFADeviceName">,
    CreateVirtualMFADeviceResponse
  >({
    resources: ({ VirtualMFADeviceName: name, Path = "/" }, { accountId }) =>
      typeof name === "string" && typeof Path === "string"
        ? [{ arn: mfaDeviceArn(accountId, Path, name), type: MFA_DEVICE_TYPE }]
        : [],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { VirtualMFADeviceName: name, Path = "/", Tags = [] }) => {
      const { accountId, db, now } = context;
      const serialNumber = mfaDeviceArn(accountId, Path, name);
      const tags = withTags({}, Tags, "TagsPerMfaDevice");
      const device: MfaDevice = { accountId, serialNumber, path: Path, name, tags, createdAt: now, enabled: undefined };
      const seed = newSeed();
      if (!(await insertMfaDevice(db, device, seed))) {
        throw exists("MFADevice entity at the same path and name already exists.");
      }
      return {
        VirtualMFADevice: {
          SerialNumber: serialNumber,
          Base32StringSeed: Buffer.from(seed),
          QRCodePNG: await pictureOf(context, name, seed),
          ...(Tags.length > 0 ? { Tags } : {}),
        },
      };
    },
  }),

  /** Gives a device to a user; without one of their own devices' names the root user enables their own. */
  EnableMFADevice: write<
    Validated<EnableMFADeviceRequest, "UserName" | "SerialNumber" | "AuthenticationCode1" | "AuthenticationCode2">,
    Nothing
  >({
    resources: userAndDevice,
    handle: async (context, { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }) => {
      const { accountId, db, now } = context;
      const holder = await lockedHolder(context, UserName);
      const device = await lockedDevice(context, SerialNumber);
      if (device.enabled) throw exists("MFA Device is already in use.");
      await acceptPair(db, device, [AuthenticationCode1, AuthenticationCode2], now);
      await setMfaHolder(db, device, { holder, at: now });
      withinQuota("MFADevicesPerUser", (await listMfaDevicesOf(db, accountId, holder)).length);
      return {};
    },
  }),

  DeactivateMFADevice: write<Validated<DeactivateMFADeviceRequest, "SerialNumber">, Nothing>({
    resources: userAndDevice,
    handle: async (context, { UserName, SerialNumber }) => {
      const device = await deviceOf(context, UserName, SerialNumber);
      await setMfaHolder(context.db, device, undefined);
      return {};
    },
  }),

  ResyncMFADevice: write<
    Validated<ResyncMFADeviceRequest, "UserName" | "SerialNumber" | "AuthenticationCode1" | "AuthenticationCode2">,
    Nothing
  >({
    resources: userAndDevice,
    handle: async (context, { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 }) => {
      const device = await deviceOf(context, UserName, SerialNumber);
      await acceptPair(context.db, device, [AuthenticationCode1, AuthenticationCode2], context.now);
      return {};
    },
  }),

  DeleteVirtualMFADevice: write<Validated<DeleteVirtualMFADeviceRequest, "SerialNumber">, Nothing>({
    resources: mfaDeviceNamed,
    handle: async (context, { SerialNumber }) => {
      const device = await lockedDevice(context, SerialNumber);
      if (device.enabled)
        throw new AwsError("DeleteConflictException", "MFA VirtualDevice in use. Must deactivate first.");
      await deleteMfaDevice(context.db, device);
      return {};
    },
  }),
};

/** What policies are checked against when an input names a device. */
export async function mfaDeviceNamed(
  { SerialNumber }: { SerialNumber?: unknown },
  { db, accountId }: Asked,
): Promise<Resource[]> {
  if (typeof SerialNumber !== "string") return [];
  const device = await findMfaDevice(db, accountId, SerialNumber);
  return [{ arn: SerialNumber, type: MFA_DEVICE_TYPE, tags: device?.tags }];
}

/** A device of the account, kept from others until the transaction ends. */
export async function lockedDevice({ db, accountId }: Context, serialNumber: string): Promise<MfaDevice> {
  const device = await lockMfaDevice(db, accountId, serialNumber);
  if (!device) throw noSuchDevice(serialNumber);
  return device;
}

export function noSuchDevice(serialNumber: string): AwsError {
  return noSuch(`VirtualMFADevice with serial number ${serialNumber} does not exist.`);
}

/** IAM checks these against the user; the device is a resource of the record only. */
async function userAndDevice(input: { UserName?: string; SerialNumber?: string }, asked: Asked): Promise<Resource[]> {
  const isOwn = input.UserName === undefined;
  const users = await (isOwn ? userNamedOrCaller(input, asked) : userNamed(input, asked));
  const devices = await mfaDeviceNamed(input, asked);
  return [...users, ...devices.map((device) => ({ ...device, recordOnly: true }))];
}

/** A device in somebody's use. The root user's name is what their ARN ends in. */
async function deviceOf(context: Context, userName: string | undefined, serialNumber: string): Promise<MfaDevice> {
  const holder = await lockedHolder(context, userName);
  const device = await lockedDevice(context, serialNumber);
  const owner = device.enabled?.holder;
  const isTheirs =
    owner?.kind === "user" && holder.kind === "user" ? owner.userId === holder.userId : owner?.kind === holder.kind;
  if (!isTheirs) throw noSuch(`MFA Device invalid for user ${userName ?? "root"}.`);
  return device;
}

/** Without a name the caller's own; the root user may also say "root", which is no user's name to them. */
async function lockedHolder(context: Context, given: string | undefined): Promise<MfaHolder> {
  const isRoot = context.caller.identity.type === "Root";
  const name = isRoot && given === "root" ? undefined : userNameOrCaller(context, given);
  if (name !== undefined) return { kind: "user", userId: (await locked(context, "user", name)).id };
  await lockAccount(context.db, context.accountId, context.now);
  return { kind: "root" };
}

/** What authenticator apps read: who the code is for, and the seed. */
async function pictureOf({ db, accountId }: Context, name: string, seed: string): Promise<Uint8Array> {
  const alias = (await findAccount(db, accountId))?.alias;
  const uri = generateURI({ issuer: "Mirante", label: `${name}@${alias ?? accountId}`, secret: seed });
  return new Uint8Array(await toBuffer(uri, { type: "png", errorCorrectionLevel: "M" }));
}
