import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { IamAccountModel } from "@/prisma/client/models";
import type { PasswordPolicy } from "../model/password-policy";
import { type Bytes, isTaken } from "./prisma-rows";

/** An account: its root user, alias and password policy. */
export type Account = {
  accountId: string;
  alias: string | undefined;
  root: RootUser | undefined;
  passwordPolicy: PasswordPolicy | undefined;
  setUpTokenHash: Uint8Array | undefined;
  createdAt: Date;
};

export type RootUser = { email: string; passwordHash: string; changedAt: Date; lastUsedAt: Date | undefined };

export async function findAccount(db: Database, accountId: string): Promise<Account | undefined> {
  const row = await db.iamAccount.findUnique({ where: { accountId } });
  return row ? accountOf(row) : undefined;
}

/** The account's row, made when it is missing, and kept from others until the transaction ends. */
export async function lockAccount(db: Database, accountId: string, now: Date): Promise<Account> {
  await db.iamAccount.createMany({ data: [{ accountId, createdAt: now }], skipDuplicates: true });
  await db.$queryRaw`SELECT FROM iam_accounts WHERE account_id = ${accountId} FOR UPDATE`;
  return accountOf(await db.iamAccount.findUniqueOrThrow({ where: { accountId } }));
}

/** Sets the root user's e-mail and password; a set-up token that may stand is used up. */
export async function setRoot(
  db: Database,
  accountId: string,
  root: { email: string; passwordHash: string; changedAt: Date },
): Promise<void> {
  await db.iamAccount.update({
    where: { accountId },
    data: {
      rootEmail: root.email,
      rootPasswordHash: root.passwordHash,
      rootPasswordChangedAt: root.changedAt,
      setUpTokenHash: null,
    },
  });
}

export async function setRootPassword(
  db: Database,
  accountId: string,
  password: { passwordHash: string; changedAt: Date },
): Promise<void> {
  const { passwordHash, changedAt } = password;
  await db.iamAccount.update({
    where: { accountId },
    data: { rootPasswordHash: passwordHash, rootPasswordChangedAt: changedAt },
  });
}

export async function setSetUpToken(db: Database, accountId: string, hash: Bytes): Promise<void> {
  await db.iamAccount.update({ where: { accountId }, data: { setUpTokenHash: hash } });
}

export async function noteRootSignIn(db: Database, accountId: string, at: Date): Promise<void> {
  await db.iamAccount.update({ where: { accountId }, data: { rootPasswordLastUsed: at } });
}

/** Gives the account an alias, or takes it away. False when another account has it; the transaction is then lost. */
export async function setAlias(db: Database, accountId: string, alias: string | null): Promise<boolean> {
  try {
    await db.iamAccount.update({ where: { accountId }, data: { alias } });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Sets the account's password policy; undefined takes it away, so that AWS's default holds. */
export async function setPasswordPolicy(
  db: Database,
  accountId: string,
  policy: PasswordPolicy | undefined,
): Promise<void> {
  await db.iamAccount.update({ where: { accountId }, data: { passwordPolicy: policy ?? Prisma.DbNull } });
}

function accountOf(row: IamAccountModel): Account {
  const { rootEmail, rootPasswordHash, rootPasswordChangedAt } = row;
  const hasRoot = rootEmail !== null && rootPasswordHash !== null && rootPasswordChangedAt !== null;
  return {
    accountId: row.accountId,
    alias: row.alias ?? undefined,
    root: hasRoot
      ? {
          email: rootEmail,
          passwordHash: rootPasswordHash,
          changedAt: rootPasswordChangedAt,
          lastUsedAt: row.rootPasswordLastUsed ?? undefined,
        }
      : undefined,
    // Only this room writes the column.
    passwordPolicy: (row.passwordPolicy as PasswordPolicy | null) ?? undefined,
    setUpTokenHash: row.setUpTokenHash ?? undefined,
    createdAt: row.createdAt,
  };
}
