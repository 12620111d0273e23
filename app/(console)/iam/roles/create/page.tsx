import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { currentCaller } from "@/lib/console/session";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { CreateRole } from "./create-role";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.roles"))("create") };
}

export default async function CreateRolePage() {
  const [{ accountId }, policies] = await Promise.all([currentCaller(), attachablePolicies()]);
  return <CreateRole accountId={accountId} policies={policies} />;
}
