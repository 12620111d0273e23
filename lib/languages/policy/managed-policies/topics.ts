import { allow, type ManagedPolicy } from "./managed-policy";

export const SNS_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "AmazonSNSFullAccess",
    path: "/",
    description: "Provides full access to Amazon SNS via the AWS Management Console.",
    statements: [allow(["sns:*"])],
  },
  {
    name: "AmazonSNSReadOnlyAccess",
    path: "/",
    description: "Provides read only access to Amazon SNS via the AWS Management Console.",
    statements: [allow(["sns:GetTopicAttributes", "sns:List*"])],
  },
];
