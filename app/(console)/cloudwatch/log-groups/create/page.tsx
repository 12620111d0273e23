import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateGroup } from "./create-group";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("logs.create"))("title") };
}

export default function CreateLogGroupPage() {
  return <CreateGroup />;
}
