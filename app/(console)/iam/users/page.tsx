import type { User } from "@aws-sdk/client-iam";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { UserList } from "./user-list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam.users"))("title") };
}

export default async function UsersPage() {
  return <UserList users={await everyUser()} />;
}

/** An account has at most 5,000 users, which a browser can hold and search. */
async function everyUser(): Promise<User[]> {
  const users: User[] = [];
  let marker: string | undefined;
  do {
    const page = await ask("iam:ListUsers", { MaxItems: 1000, Marker: marker });
    users.push(...(page.Users ?? []));
    marker = page.Marker;
  } while (marker);
  return users;
}
