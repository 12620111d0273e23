import type {
  ChangePasswordRequest,
  CreateLoginProfileRequest,
  CreateLoginProfileResponse,
  DeleteLoginProfileRequest,
  GetLoginProfileRequest,
  GetLoginProfileResponse,
  LoginProfile,
  UpdateLoginProfileRequest,
} from "@aws-sdk/client-iam";
import { AwsError } from "@/lib/platform/errors";
import { type Asked, type Context, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { exists, noSuchLoginProfile, validationError } from "../model/faults";
import { checkPassword, MAXIMUM_REMEMBERED, reused } from "../model/password-policy";
import type { Principal } from "../model/principal";
import { THROTTLED } from "../model/sign-in";
import { findAccount } from "../store/accounts";
import {
  deleteLoginProfile,
  findLoginProfile,
  formerPasswords,
  insertLoginProfile,
  rememberPassword,
  updateLoginProfile,
} from "../store/login-profiles";
import { hashPassword, isPassword } from "./passwords";
import {
  known,
  locked,
  type Nothing,
  principalResource,
  userNamed,
  userNamedOrCaller,
  userNameOrCaller,
} from "./principals";
import { countPasswordAttempt } from "./throttle";

export const loginProfiles = {
  CreateLoginProfile: write<CreateLoginProfileRequest, CreateLoginProfileResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName, Password, PasswordResetRequired = false }) => {
      const user = await locked(context, "user", requiredName(context, UserName));
      if (Password === undefined) throw validationError("The parameter Password is required.");
      await checkAgainstPolicy(context, user, Password);
      const passwordHash = await hashPassword(Password);
      const profile = { passwordHash, resetRequired: PasswordResetRequired, createdAt: context.now };
      const done = await insertLoginProfile(context.db, user, profile);
      if (!done) throw exists(`Login Profile for user ${user.name} already exists.`);
      return { LoginProfile: profileOutput(user, profile) };
    },
  }),

  GetLoginProfile: read<GetLoginProfileRequest, GetLoginProfileResponse>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName }) => {
      const user = await known(context, "user", requiredName(context, UserName));
      const profile = await findLoginProfile(context.db, user);
      if (!profile) throw noSuchLoginProfile(user.name);
      return { LoginProfile: profileOutput(user, profile) };
    },
  }),

  UpdateLoginProfile: write<Validated<UpdateLoginProfileRequest, "UserName">, Nothing>({
    resources: userNamed,
    handle: async (context, { UserName, Password, PasswordResetRequired }) => {
      const user = await locked(context, "user", UserName);
      if (Password !== undefined) await checkAgainstPolicy(context, user, Password);
      if (Password !== undefined) await remember(context, user);
      const change = {
        resetRequired: PasswordResetRequired,
        ...(Password === undefined ? {} : { passwordHash: await hashPassword(Password), changedAt: context.now }),
      };
      if (!(await updateLoginProfile(context.db, user, change))) throw noSuchLoginProfile(user.name);
      return {};
    },
  }),

  DeleteLoginProfile: write<DeleteLoginProfileRequest, Nothing>({
    resources: userNamedOrCaller,
    handle: async (context, { UserName }) => {
      const user = await locked(context, "user", requiredName(context, UserName));
      await remember(context, user);
      if (!(await deleteLoginProfile(context.db, user))) throw noSuchLoginProfile(user.name);
      return {};
    },
  }),

  /** The caller's own, for users only: whoever has the access keys still needs the old password. */
  ChangePassword: write<Validated<ChangePasswordRequest, "OldPassword" | "NewPassword">, Nothing>({
    resources: callersOwn,
    handle: async (context, { OldPassword, NewPassword }) => {
      const { caller, db, now } = context;
      if (caller.identity.type !== "IAMUser") {
        throw new AwsError("InvalidUserTypeException", "Only IAM Users can change their own password");
      }
      const user = await locked(context, "user", caller.identity.userName);
      const attempt = await countPasswordAttempt(user.accountId, user.name, undefined, now);
      if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
      const profile = await findLoginProfile(db, user);
      if (!profile) throw noSuchLoginProfile(user.name);
      if (!(await isPassword(profile.passwordHash, OldPassword))) {
        throw new AwsError("AccessDenied", "The old password was incorrect.");
      }
      await attempt.succeeded();
      await checkAgainstPolicy(context, user, NewPassword);
      if (OldPassword === NewPassword) {
        throw new AwsError("PasswordPolicyViolationException", "The new password must differ from the old one.");
      }
      await remember(context, user);
      const passwordHash = await hashPassword(NewPassword);
      await updateLoginProfile(db, user, { passwordHash, changedAt: now, resetRequired: false });
      return {};
    },
  }),
};

function profileOutput(user: Principal, profile: { createdAt: Date; resetRequired: boolean }): LoginProfile {
  return { UserName: user.name, CreateDate: profile.createdAt, PasswordResetRequired: profile.resetRequired };
}

/** The root user's password is not set by these operations. */
function requiredName(context: Context, given: string | undefined): string {
  const name = userNameOrCaller(context, given);
  if (name === undefined) throw validationError("Must specify userName when calling with non-User credentials");
  return name;
}

async function checkAgainstPolicy({ db, accountId }: Context, user: Principal, password: string): Promise<void> {
  const account = await findAccount(db, accountId);
  const policy = account?.passwordPolicy;
  checkPassword(password, policy, [user.name]);
  if (policy?.reusePrevention === undefined) return;
  const profile = await findLoginProfile(db, user);
  const former = await formerPasswords(db, user, policy.reusePrevention - (profile ? 1 : 0));
  for (const hash of [...(profile ? [profile.passwordHash] : []), ...former]) {
    if (await isPassword(hash, password)) throw reused();
  }
}

/** The password that is there becomes a former one. */
async function remember({ db }: Context, user: Principal): Promise<void> {
  const profile = await findLoginProfile(db, user);
  if (!profile) return;
  const { passwordHash, changedAt } = profile;
  await rememberPassword(db, user, { passwordHash, setAt: changedAt }, MAXIMUM_REMEMBERED);
}

async function callersOwn(_: unknown, asked: Asked): Promise<Resource[]> {
  const { identity } = asked.caller;
  return identity.type === "IAMUser" ? principalResource("user", identity.userName, asked) : [];
}
