import { formatArn } from "@/lib/platform/arn";
import type { Tags } from "./principal";

/** A container that hands one role to an EC2 instance. */
export type InstanceProfile = {
  accountId: string;
  id: string;
  name: string;
  path: string;
  roleId: string | undefined;
  tags: Tags;
  createdAt: Date;
};

export const INSTANCE_PROFILE_TYPE = "AWS::IAM::InstanceProfile";

export function instanceProfileArn(accountId: string, path: string, name: string): string {
  return formatArn("iam", { accountId, region: "" }, `instance-profile${path}${name}`);
}

export function arnOfProfile({ accountId, path, name }: InstanceProfile): string {
  return instanceProfileArn(accountId, path, name);
}
