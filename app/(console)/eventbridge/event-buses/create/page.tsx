import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreateBus } from "./create-bus";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("eventbridge.buses"))("create") };
}

export default function CreateBusPage() {
  return <CreateBus />;
}
