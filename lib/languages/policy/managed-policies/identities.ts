import { allow, type ManagedPolicy } from "./managed-policy";
import { READ_IDENTITIES } from "./read-actions";

export const IAM_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "IAMFullAccess",
    path: "/",
    description: "Provides full access to IAM via the AWS Management Console.",
    statements: [allow(["iam:*"])],
  },
  {
    name: "IAMReadOnlyAccess",
    path: "/",
    description: "Provides read only access to IAM via the AWS Management Console.",
    statements: [allow(READ_IDENTITIES)],
  },
  {
    name: "IAMUserChangePassword",
    path: "/",
    description: "Provides the ability for an IAM user to change their own password.",
    statements: [
      allow(["iam:ChangePassword"], `arn:aws:iam::*:user/\${aws:username}`),
      allow(["iam:GetAccountPasswordPolicy"]),
    ],
  },
];
