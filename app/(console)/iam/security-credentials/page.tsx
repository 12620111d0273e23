import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ROOT_NAME } from "@/components/iam/mfa-device";
import { currentCaller } from "@/lib/console/session";
import { readDevices } from "../mfa/read-devices";
import { readPasswordRules } from "../read-password-rules";
import { readAccessKeys } from "../users/[name]/read-user";
import { SecurityCredentials } from "./security-credentials";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-account.mine"))("title") };
}

/** The credentials of the one who is signed in. A role has none of its own. */
export default async function SecurityCredentialsPage() {
  const { identity } = await currentCaller();
  if (identity.type !== "Root" && identity.type !== "IAMUser")
    return <SecurityCredentials arn={"arn" in identity ? identity.arn : ""} />;
  if (identity.type === "Root") {
    return <SecurityCredentials arn={identity.arn} own={{ userName: ROOT_NAME, devices: await readDevices() }} />;
  }
  const { arn, userName } = identity;
  const [devices, keys, rules] = await Promise.all([
    readDevices(userName),
    readAccessKeys(userName),
    readPasswordRules(),
  ]);
  return <SecurityCredentials arn={arn} rules={rules} own={{ userName, devices, keys }} />;
}
