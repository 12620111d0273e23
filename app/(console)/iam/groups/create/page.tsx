import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { everyUser } from "../../every";
import { attachablePolicies } from "../../permissions/attachable-policies";
import { CreateGroup } from "./create-group";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.groups"))("create") };
}

export default async function CreateGroupPage() {
  const [users, policies] = await Promise.all([everyUser(), attachablePolicies()]);
  return <CreateGroup userNames={users.map(({ UserName = "" }) => UserName)} policies={policies} />;
}
