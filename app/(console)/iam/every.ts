import type { Group, Policy, Role, User } from "@aws-sdk/client-iam";
import { ask } from "@/lib/console/ask";

/** The most that IAM answers at once. */
export const PAGE = 1000;

/** Every user of the account. IAM's quotas (5,000 users, 1,000 roles, 300 groups) are what a browser can hold and search. */
export function everyUser(): Promise<User[]> {
  return every(async (Marker) => {
    const { Users, Marker: next } = await ask("iam:ListUsers", { MaxItems: PAGE, Marker });
    return { items: Users, next };
  });
}

export function everyGroup(): Promise<Group[]> {
  return every(async (Marker) => {
    const { Groups, Marker: next } = await ask("iam:ListGroups", { MaxItems: PAGE, Marker });
    return { items: Groups, next };
  });
}

export function everyRole(): Promise<Role[]> {
  return every(async (Marker) => {
    const { Roles, Marker: next } = await ask("iam:ListRoles", { MaxItems: PAGE, Marker });
    return { items: Roles, next };
  });
}

/** Every managed policy, AWS's and the account's own. */
export function everyPolicy(): Promise<Policy[]> {
  return every(async (Marker) => {
    const { Policies, Marker: next } = await ask("iam:ListPolicies", { MaxItems: PAGE, Marker });
    return { items: Policies, next };
  });
}

/** All pages of a list, by a question that takes the marker of a page and answers the next one's. */
export async function every<T>(
  read: (marker?: string) => Promise<{ items: T[] | undefined; next: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let marker: string | undefined;
  do {
    const { items = [], next } = await read(marker);
    all.push(...items);
    marker = next;
  } while (marker);
  return all;
}
