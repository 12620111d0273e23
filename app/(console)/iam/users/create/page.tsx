import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { readPasswordRules } from "../../read-password-rules";
import { signInAddress } from "../sign-in-address";
import { CreateUser } from "./create-user";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam.create"))("title") };
}

export default async function CreateUserPage() {
  const [policies, address, rules] = await Promise.all([attachablePolicies(), signInAddress(), readPasswordRules()]);
  return <CreateUser policies={policies} signInAddress={address} rules={rules} />;
}
