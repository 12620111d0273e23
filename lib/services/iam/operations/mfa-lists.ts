import type {
  GetMFADeviceRequest,
  GetMFADeviceResponse,
  ListMFADevicesRequest,
  ListMFADevicesResponse,
  ListMFADeviceTagsRequest,
  ListMFADeviceTagsResponse,
  ListVirtualMFADevicesRequest,
  ListVirtualMFADevicesResponse,
  TagMFADeviceRequest,
  UntagMFADeviceRequest,
  User,
  VirtualMFADevice,
} from "@aws-sdk/client-iam";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { type MfaDevice, type MfaHolder, mfaDeviceArn } from "../model/mfa-device";
import { tagList, withoutTags, withTags } from "../model/tags";
import { findMfaDevice, listMfaDevices, listMfaDevicesOf, setMfaTags } from "../store/mfa-devices";
import { findPrincipalById } from "../store/principals";
import { lockedDevice, mfaDeviceNamed, noSuchDevice } from "./mfa-devices";
import { page, pageOf } from "./paging";
import { known, type Nothing, userNamedOrCaller, userNameOrCaller } from "./principals";
import { rootUser, userSummary } from "./users";

export const mfaLists = {
  ListMFADevices: read<ListMFADevicesRequest, ListMFADevicesResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName, ...input }) => {
      const name = userNameOrCaller(context, UserName);
      const user = name === undefined ? undefined : await known(context, "user", name);
      const holder: MfaHolder = user ? { kind: "user", userId: user.id } : { kind: "root" };
      const devices = await listMfaDevicesOf(context.db, context.accountId, holder);
      const { items, more } = await pageOf(context, ["ListMFADevices", user?.id ?? "root"], input, devices);
      const shown = user?.name ?? "root";
      return {
        MFADevices: items.map(({ serialNumber, enabled }) => ({
          UserName: shown,
          SerialNumber: serialNumber,
          EnableDate: enabled?.at,
        })),
        ...more,
      };
    },
  }),

  /** Seeds are never told again (IAM API Reference, "ListVirtualMFADevices"). */
  ListVirtualMFADevices: read<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>({
    resources: (_, { accountId }) => [{ arn: mfaDeviceArn(accountId, "/", "*") }],
    handle: async (context, { AssignmentStatus = "Any", ...input }) => {
      const assigned = AssignmentStatus === "Any" ? undefined : AssignmentStatus === "Assigned";
      const { items, more } = await page(
        context,
        ["ListVirtualMFADevices", AssignmentStatus],
        input,
        (after: string | undefined, limit) => listMfaDevices(context.db, context.accountId, { assigned, after, limit }),
        ({ serialNumber }) => serialNumber,
      );
      return { VirtualMFADevices: await Promise.all(items.map((device) => deviceOutput(context, device))), ...more };
    },
  }),

  GetMFADevice: read<Validated<GetMFADeviceRequest, "SerialNumber">, GetMFADeviceResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { SerialNumber, UserName }) => {
      const device = await findMfaDevice(context.db, context.accountId, SerialNumber);
      const user = device && (await holderOf(context, device));
      const isOther = UserName !== undefined && user?.UserName !== UserName;
      if (!device?.enabled || isOther) throw noSuchDevice(SerialNumber);
      return { UserName: user?.UserName, SerialNumber, EnableDate: device.enabled.at };
    },
  }),

  TagMFADevice: write<Validated<TagMFADeviceRequest, "SerialNumber" | "Tags">, Nothing>({
    resources: mfaDeviceNamed,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { SerialNumber, Tags }) => {
      const device = await lockedDevice(context, SerialNumber);
      await setMfaTags(context.db, device, withTags(device.tags, Tags, "TagsPerMfaDevice"));
      return {};
    },
  }),

  UntagMFADevice: write<Validated<UntagMFADeviceRequest, "SerialNumber" | "TagKeys">, Nothing>({
    resources: mfaDeviceNamed,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { SerialNumber, TagKeys }) => {
      const device = await lockedDevice(context, SerialNumber);
      await setMfaTags(context.db, device, withoutTags(device.tags, TagKeys));
      return {};
    },
  }),

  ListMFADeviceTags: read<Validated<ListMFADeviceTagsRequest, "SerialNumber">, ListMFADeviceTagsResponse>({
    resources: mfaDeviceNamed,
    handle: async (context, { SerialNumber, ...input }) => {
      const device = await findMfaDevice(context.db, context.accountId, SerialNumber);
      if (!device) throw noSuchDevice(SerialNumber);
      const { items, more } = await pageOf(context, ["tags", SerialNumber], input, tagList(device.tags));
      return { Tags: items, ...more };
    },
  }),
};

async function deviceOutput(context: Context, device: MfaDevice): Promise<VirtualMFADevice> {
  const User = await holderOf(context, device);
  return { SerialNumber: device.serialNumber, ...(User ? { User, EnableDate: device.enabled?.at } : {}) };
}

/** Whoever has the device, as lists show users. */
async function holderOf(context: Context, { enabled }: MfaDevice): Promise<User | undefined> {
  if (!enabled) return undefined;
  if (enabled.holder.kind === "root") return rootUser(context);
  const user = await findPrincipalById(context.db, context.accountId, enabled.holder.userId);
  return user && userSummary(user);
}
