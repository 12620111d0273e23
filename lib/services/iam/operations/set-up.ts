import { createHash, timingSafeEqual } from "node:crypto";
import { AwsError } from "@/lib/platform/errors";
import { newToken } from "@/lib/platform/identifiers";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { invalidInput } from "../model/faults";
import { checkPassword } from "../model/password-policy";
import { CONSOLE_SESSION_SECONDS, THROTTLE } from "../model/sign-in";
import { findAccount, lockAccount, setRoot, setSetUpToken } from "../store/accounts";
import { deleteOldEndedSessions } from "../store/ended-console-sessions";
import { removeAccount } from "../store/reset";
import { deleteEndedSessions } from "../store/sessions";
import { deleteOldFailures } from "../store/sign-in-failures";
import { hashPassword } from "./passwords";

export type SetUpState = { AccountId: string; AccountAlias?: string; RootExists: boolean };

/** How the first person gets in: the console's set-up page and the start of the processes, never the API. */
export const setUp = {
  DescribeSetUp: internalRead<object, SetUpState>({
    handle: async ({ db, accountId }) => {
      const account = await findAccount(db, accountId);
      return { AccountId: accountId, AccountAlias: account?.alias, RootExists: account?.root !== undefined };
    },
  }),

  /** Makes the account, and its root user when the settings name one and none stands. As often as you like. */
  EnsureAccount: internal<object, { RootExists: boolean }>({
    handle: async (context) => {
      const { db, accountId, now } = context;
      const { root } = await lockAccount(db, accountId, now);
      const { rootEmail, rootPassword } = settings();
      if (Boolean(rootEmail) !== Boolean(rootPassword)) {
        throw invalidInput("MIRANTE_ROOT_EMAIL and MIRANTE_ROOT_PASSWORD belong together: set both or neither.");
      }
      if (!root && rootEmail && rootPassword) await makeRoot(context, rootEmail, rootPassword);
      return { RootExists: root !== undefined || Boolean(rootEmail && rootPassword) };
    },
  }),

  /** A new token for the set-up page while no root user stands; the one before it is worth nothing from now on. */
  IssueSetUpToken: internal<object, { Token?: string }>({
    handle: async ({ db, accountId, now }) => {
      const { root } = await lockAccount(db, accountId, now);
      if (root) return {};
      const token = newToken();
      await setSetUpToken(db, accountId, digest(token));
      return { Token: token };
    },
  }),

  /** Makes the root user, once: the token goes with it. */
  SetUpRoot: internal<{ Token: string; Email: string; Password: string }, object>({
    handle: async (context, { Token, Email, Password }) => {
      const { root, setUpTokenHash } = await lockAccount(context.db, context.accountId, context.now);
      if (root || !setUpTokenHash || !timingSafeEqual(digest(Token), setUpTokenHash)) {
        throw new AwsError("AccessDenied", "The set-up link is not valid any more. Restart Mirante for a new one.");
      }
      await makeRoot(context, Email, Password);
      return {};
    },
  }),

  /** Part of emptying an account in open mode. */
  IamResetAccount: internal<object, void>({ handle: ({ db, accountId }) => removeAccount(db, accountId) }),

  /** A worker's step: temporary credentials, sign-outs and counts of failures that are past their time. */
  RemoveExpired: internal<object, { Sessions: number; Failures: number; SignOuts: number }>({
    handle: async ({ db, now }) => ({
      // A day longer than they live, so that an expired token is told from one that never was.
      Sessions: await deleteEndedSessions(db, new Date(now.getTime() - DAY_MILLIS)),
      Failures: await deleteOldFailures(db, new Date(now.getTime() - THROTTLE.windowSeconds * 1000)),
      SignOuts: await deleteOldEndedSessions(db, new Date(now.getTime() - CONSOLE_SESSION_SECONDS * 1000)),
    }),
  }),
};

const DAY_MILLIS = 86_400_000;
const MAXIMUM_EMAIL = 254;

async function makeRoot({ db, accountId, now }: Context, typedEmail: string, password: string): Promise<void> {
  const email = typedEmail.trim();
  if (email.length > MAXIMUM_EMAIL || !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalidInput("The email address of the root user is not valid.");
  }
  if (password.length > 128) {
    throw new AwsError("PasswordPolicyViolationException", "Password should have a maximum length of 128");
  }
  checkPassword(password, undefined, [email]);
  await setRoot(db, accountId, { email, passwordHash: await hashPassword(password), changedAt: now });
}

function digest(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
