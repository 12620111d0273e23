import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";
import type { Product } from "./product";

/** An access key as a program needs it. */
export type Key = { accessKeyId: string; secretAccessKey: string };

const ACCOUNT = "123456789012";
const origin = { sourceIPAddress: "127.0.0.1", userAgent: "test-set-up" };

/** Points this process at a product's database and secrets. Once a process: settings are read once. */
export function enter({ databaseUrl, folder }: Product): void {
  process.env.DATABASE_URL = databaseUrl;
  process.env.MIRANTE_DATA = folder;
  process.env.MIRANTE_QUIET = "true";
}

/** Makes an IAM user with managed policies (by name) and an access key, as the root user would. */
export async function makeUser(userName: string, policyNames: string[]): Promise<Key> {
  const root = rootCaller(ACCOUNT, "us-east-1", origin);
  await invoke(root, "iam:CreateUser", { UserName: userName });
  for (const name of policyNames) {
    await invoke(root, "iam:AttachUserPolicy", { UserName: userName, PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  }
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: userName });
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

/** The records of a user's writes, oldest first, parsed. */
export async function writesOf(userName: string): Promise<Record<string, unknown>[]> {
  const root = rootCaller(ACCOUNT, "us-east-1", origin);
  const { Events } = await invoke(root, "cloudtrail:SearchEvents", {
    Conditions: [
      { field: "userName", operator: "=", value: userName },
      { field: "readOnly", operator: "=", value: "false" },
    ],
    MaxResults: 200,
  });
  return Events.map(({ record }) => JSON.parse(record)).reverse();
}
