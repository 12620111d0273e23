import { allow, allowPassRole, type ManagedPolicy } from "./managed-policy";
import { READ_TRAILS } from "./read-actions";

export const CLOUDTRAIL_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "AWSCloudTrail_FullAccess",
    path: "/",
    description: "Provides full access to AWS CloudTrail.",
    statements: [
      allow(["cloudtrail:*"]),
      // What the console needs to set up a trail's bucket, topic and log group.
      allow(
        ["s3:CreateBucket", "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock"],
        "arn:aws:s3:::aws-cloudtrail-logs*",
      ),
      allow(["s3:GetBucketLocation", "s3:GetBucketPolicy", "s3:ListAllMyBuckets", "sns:ListTopics"]),
      allow(
        ["sns:AddPermission", "sns:CreateTopic", "sns:GetTopicAttributes", "sns:SetTopicAttributes"],
        "arn:aws:sns:*:*:aws-cloudtrail-logs*",
      ),
      allow(["logs:CreateLogGroup"], "arn:aws:logs:*:*:log-group:aws-cloudtrail-logs*"),
      allow(["iam:GetRolePolicy", "iam:GetUser", "iam:ListRoles"]),
      allowPassRole("cloudtrail.amazonaws.com", "*"),
    ],
  },
  {
    name: "AWSCloudTrail_ReadOnlyAccess",
    path: "/",
    description: "Provides read only access to AWS CloudTrail.",
    statements: [allow(READ_TRAILS)],
  },
];
