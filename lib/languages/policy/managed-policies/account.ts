import { allow, type ManagedPolicy } from "./managed-policy";
import {
  READ_EVENTS,
  READ_IDENTITIES,
  READ_LOGS,
  READ_METRICS,
  READ_OBJECTS,
  READ_SESSIONS,
  READ_TOPICS,
  READ_TRAILS,
} from "./read-actions";

/** Policies over the whole account and for the jobs in it. */
export const ACCOUNT_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "AdministratorAccess",
    path: "/",
    description: "Provides full access to AWS services and resources.",
    statements: [allow(["*"])],
  },
  {
    name: "PowerUserAccess",
    path: "/",
    description:
      "Provides full access to AWS services and resources, but does not allow management of Users and groups.",
    statements: [
      { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
      allow(["iam:CreateServiceLinkedRole", "iam:DeleteServiceLinkedRole", "iam:ListRoles"]),
    ],
  },
  {
    name: "ReadOnlyAccess",
    path: "/",
    description: "Provides read-only access to AWS services and resources.",
    statements: [
      allow([
        ...READ_METRICS,
        ...READ_LOGS,
        ...READ_EVENTS,
        ...READ_TRAILS,
        ...READ_IDENTITIES,
        ...READ_TOPICS,
        ...READ_OBJECTS,
        ...READ_SESSIONS,
      ]),
    ],
  },
  {
    // How things are configured, and who did what: not what logs, metrics and objects hold.
    name: "SecurityAudit",
    path: "/",
    description:
      "The security audit template grants access to read security configuration metadata. It is useful for software that audits the configuration of an AWS account.",
    statements: [
      allow([
        ...READ_TRAILS,
        ...READ_IDENTITIES,
        "cloudwatch:Describe*",
        "cloudwatch:GetDashboard",
        "cloudwatch:ListDashboards",
        "cloudwatch:ListMetricStreams",
        "cloudwatch:ListTagsForResource",
        "events:Describe*",
        "events:List*",
        "events:TestEventPattern",
        "logs:Describe*",
        "logs:ListTagsForResource",
        "logs:ListTagsLogGroup",
        "sns:GetSubscriptionAttributes",
        "sns:GetTopicAttributes",
        "sns:List*",
        "s3:GetBucket*",
        "s3:ListAllMyBuckets",
        "s3:ListBucket",
        "sts:GetCallerIdentity",
      ]),
    ],
  },
  {
    name: "ViewOnlyAccess",
    path: "/job-function/",
    description: "This policy grants permissions to view resources and basic metadata across all AWS services.",
    statements: [
      allow([
        "cloudtrail:DescribeTrails",
        "cloudtrail:ListTrails",
        "cloudtrail:LookupEvents",
        "cloudwatch:Describe*",
        "cloudwatch:Get*",
        "cloudwatch:List*",
        "events:ListApiDestinations",
        "events:ListArchives",
        "events:ListConnections",
        "events:ListEventBuses",
        "events:ListReplays",
        "events:ListRuleNamesByTarget",
        "events:ListRules",
        "events:ListTargetsByRule",
        "iam:GetAccountSummary",
        "iam:GetLoginProfile",
        "iam:List*",
        "logs:Describe*",
        "sns:List*",
        "s3:GetBucketLocation",
        "s3:ListAllMyBuckets",
        "s3:ListBucket",
        "sts:GetCallerIdentity",
      ]),
    ],
  },
];
