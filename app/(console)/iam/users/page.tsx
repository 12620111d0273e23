import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { everyUser } from "../every";
import { UserList } from "./user-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam.users"))("title") };
}

export default async function UsersPage() {
  return <UserList users={await everyUser()} />;
}
