import { AwsError } from "@/lib/platform/errors";
import { internalRead } from "@/lib/platform/operation";
import { checkPassword } from "../model/password-policy";
import { REFUSAL, THROTTLED } from "../model/sign-in";
import { findAccount, setRootPassword } from "../store/accounts";
import { hashPassword, isPassword } from "./passwords";
import { rootIdentity } from "./sign-in-people";
import { recordSignIn } from "./sign-in-records";
import { countPasswordAttempt } from "./throttle";

const MAXIMUM_LENGTH = 128;

export const rootPassword = {
  /**
   * Changes the root user's password; the page has seen to it that the root user asks. Every session of theirs ends with it.
   * Throws AccessDenied for a wrong old password, Throttling and PasswordPolicyViolation.
   */
  ChangeRootPassword: internalRead<{ OldPassword: string; NewPassword: string }, object>({
    handle: async (context, { OldPassword, NewPassword }) => {
      const { db, accountId, now, caller } = context;
      const root = (await findAccount(db, accountId))?.root;
      const identity = rootIdentity(accountId);
      const told = { name: "PasswordUpdated" as const, identity, mfa: false };
      const attempt = await countPasswordAttempt(
        accountId,
        `root ${root?.email ?? ""}`,
        caller.origin.sourceIPAddress,
        now,
      );
      if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
      if (!root || !(await isPassword(root.passwordHash, OldPassword))) {
        await recordSignIn(context, { ...told, success: false });
        throw new AwsError("AccessDenied", REFUSAL);
      }
      await attempt.succeeded();
      if (NewPassword.length > MAXIMUM_LENGTH) {
        throw new AwsError(
          "PasswordPolicyViolationException",
          `Password should have a maximum length of ${MAXIMUM_LENGTH}`,
        );
      }
      checkPassword(NewPassword, undefined, [root.email]);
      await setRootPassword(db, accountId, { passwordHash: await hashPassword(NewPassword), changedAt: now });
      await recordSignIn(context, { ...told, success: true });
      return {};
    },
  }),
};
