import type {
  AccessKeyMetadata,
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  DeleteAccessKeyRequest,
  GetAccessKeyLastUsedRequest,
  GetAccessKeyLastUsedResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  UpdateAccessKeyRequest,
} from "@aws-sdk/client-iam";
import { newIamId, newSecretAccessKey } from "@/lib/platform/identifiers";
import { type Asked, type Context, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { invalidInput, noSuchAccessKey } from "../model/faults";
import { arnOf, KINDS } from "../model/principal";
import { withinQuota } from "../model/quota";
import {
  deleteAccessKey,
  findAccessKey,
  insertAccessKey,
  type KeyOwner,
  listAccessKeys,
  setAccessKeyStatus,
} from "../store/access-keys";
import { lockAccount } from "../store/accounts";
import { findPrincipalById } from "../store/principals";
import { pageOf } from "./paging";
import { known, locked, type Nothing, userNamedOrCaller, userNameOrCaller } from "./principals";

export const accessKeys = {
  /** The one answer that ever holds the secret. */
  CreateAccessKey: write<CreateAccessKeyRequest, CreateAccessKeyResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName }) => {
      const { owner, name } = await lockedOwner(context, UserName);
      const accessKeyId = newIamId("AKIA");
      const secretAccessKey = newSecretAccessKey();
      withinQuota("AccessKeysPerUser", (await listAccessKeys(context.db, owner)).length + 1);
      await insertAccessKey(context.db, owner, { accessKeyId, secretAccessKey, createdAt: context.now });
      return {
        AccessKey: {
          UserName: name,
          AccessKeyId: accessKeyId,
          Status: "Active",
          SecretAccessKey: secretAccessKey,
          CreateDate: context.now,
        },
      };
    },
  }),

  ListAccessKeys: read<ListAccessKeysRequest, ListAccessKeysResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName, ...input }) => {
      const { owner, name } = await knownOwner(context, UserName);
      const keys = (await listAccessKeys(context.db, owner)).map(
        ({ accessKeyId, status, createdAt }): AccessKeyMetadata => ({
          UserName: name,
          AccessKeyId: accessKeyId,
          Status: status,
          CreateDate: createdAt,
        }),
      );
      const { items, more } = await pageOf(context, ["ListAccessKeys", owner.userId], input, keys);
      return { AccessKeyMetadata: items, ...more };
    },
  }),

  UpdateAccessKey: write<Validated<UpdateAccessKeyRequest, "AccessKeyId" | "Status">, Nothing>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName, AccessKeyId, Status }) => {
      if (Status !== "Active" && Status !== "Inactive") throw invalidInput("Status must be Active or Inactive.");
      const { owner } = await lockedOwner(context, UserName);
      if (!(await setAccessKeyStatus(context.db, owner, AccessKeyId, Status))) throw noSuchAccessKey(AccessKeyId);
      return {};
    },
  }),

  DeleteAccessKey: write<Validated<DeleteAccessKeyRequest, "AccessKeyId">, Nothing>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName, AccessKeyId }) => {
      const { owner } = await lockedOwner(context, UserName);
      if (!(await deleteAccessKey(context.db, owner, AccessKeyId))) throw noSuchAccessKey(AccessKeyId);
      return {};
    },
  }),

  GetAccessKeyLastUsed: read<Validated<GetAccessKeyLastUsedRequest, "AccessKeyId">, GetAccessKeyLastUsedResponse>({
    resources: userOfKey,
    handle: async ({ db, accountId }, { AccessKeyId }) => {
      const key = await findAccessKey(db, accountId, AccessKeyId);
      if (!key) throw noSuchAccessKey(AccessKeyId);
      const user = key.userId ? await findPrincipalById(db, accountId, key.userId) : undefined;
      const { at, service = "N/A", region = "N/A" } = key.lastUsed ?? {};
      return { UserName: user?.name, AccessKeyLastUsed: { LastUsedDate: at, ServiceName: service, Region: region } };
    },
  }),
};

type Owner = { owner: KeyOwner; name: string | undefined };

async function knownOwner(context: Context, given: string | undefined): Promise<Owner> {
  const name = userNameOrCaller(context, given);
  const user = name === undefined ? undefined : await known(context, "user", name);
  return { owner: { accountId: context.accountId, userId: user?.id }, name: user?.name };
}

/** The root user's keys hang on the account, so that is what is locked. */
async function lockedOwner(context: Context, given: string | undefined): Promise<Owner> {
  const { accountId, db, now } = context;
  const name = userNameOrCaller(context, given);
  if (name === undefined) {
    await lockAccount(db, accountId, now);
    return { owner: { accountId, userId: undefined }, name: undefined };
  }
  const user = await locked(context, "user", name);
  return { owner: { accountId, userId: user.id }, name: user.name };
}

async function userOfKey(
  { AccessKeyId }: Partial<GetAccessKeyLastUsedRequest>,
  { db, accountId }: Asked,
): Promise<Resource[]> {
  const key = typeof AccessKeyId === "string" ? await findAccessKey(db, accountId, AccessKeyId) : undefined;
  const user = key?.userId ? await findPrincipalById(db, accountId, key.userId) : undefined;
  return user ? [{ arn: arnOf(user), type: KINDS.user.type, tags: user.tags }] : [];
}
