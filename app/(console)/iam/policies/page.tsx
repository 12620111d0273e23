import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { everyPolicy } from "../every";
import { PolicyList } from "./policy-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-access.policies"))("title") };
}

export default async function PoliciesPage() {
  return <PolicyList policies={await everyPolicy()} />;
}
