import { allow, type ManagedPolicy, type ManagedStatement } from "./managed-policy";
import { READ_LOGS, READ_METRICS } from "./read-actions";

/** Alarms may create the role in which CloudWatch acts on EC2 through EventBridge. */
const eventsServiceRole: ManagedStatement = {
  ...allow(
    ["iam:CreateServiceLinkedRole"],
    "arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*",
  ),
  Condition: { StringLike: { "iam:AWSServiceName": "events.amazonaws.com" } },
};

const readRoles = ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:GetRole"];

/** CloudWatch and CloudWatch Logs. */
export const MONITORING_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "CloudWatchFullAccess",
    path: "/",
    description: "Provides full access to CloudWatch.",
    statements: [allow(["cloudwatch:*", "logs:*", "sns:*", ...readRoles]), eventsServiceRole],
  },
  {
    name: "CloudWatchFullAccessV2",
    path: "/",
    description: "Provides full access to CloudWatch.",
    statements: [
      allow([
        "cloudwatch:*",
        "logs:*",
        "sns:CreateTopic",
        "sns:ListSubscriptions",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTopics",
        "sns:Subscribe",
        ...readRoles,
      ]),
      eventsServiceRole,
    ],
  },
  {
    name: "CloudWatchReadOnlyAccess",
    path: "/",
    description: "Provides read only access to CloudWatch.",
    statements: [allow([...READ_METRICS, ...READ_LOGS, "sns:Get*", "sns:List*"])],
  },
  {
    name: "CloudWatchLogsFullAccess",
    path: "/",
    description: "Provides full access to CloudWatch Logs",
    statements: [allow(["logs:*", "cloudwatch:GenerateQuery", "cloudwatch:GenerateQueryResultsSummary"])],
  },
  {
    name: "CloudWatchLogsReadOnlyAccess",
    path: "/",
    description: "Provides read only access to CloudWatch Logs",
    statements: [allow([...READ_LOGS, "cloudwatch:GenerateQuery"])],
  },
  {
    name: "CloudWatchAgentServerPolicy",
    path: "/",
    description: "Permissions required to use AmazonCloudWatchAgent on servers",
    statements: [
      allow([
        "cloudwatch:PutMetricData",
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:DescribeLogGroups",
        "logs:DescribeLogStreams",
        "logs:PutLogEvents",
        "logs:PutRetentionPolicy",
      ]),
    ],
  },
];
