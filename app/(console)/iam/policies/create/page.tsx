import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { actionNames } from "../../action-names";
import { CreatePolicy } from "./create-policy";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.policies"))("create") };
}

export default function CreatePolicyPage() {
  return <CreatePolicy actionNames={actionNames()} />;
}
