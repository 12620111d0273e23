/** Actions that only read, by service: the stock of the read-only policies. */

export const READ_METRICS = [
  "cloudwatch:BatchGet*",
  "cloudwatch:Describe*",
  "cloudwatch:GenerateQuery",
  "cloudwatch:Get*",
  "cloudwatch:List*",
];

/** Queries and tails count as reading, although they start and stop something. */
export const READ_LOGS = [
  "logs:Describe*",
  "logs:FilterLogEvents",
  "logs:Get*",
  "logs:List*",
  "logs:StartLiveTail",
  "logs:StartQuery",
  "logs:StopLiveTail",
  "logs:StopQuery",
  "logs:TestMetricFilter",
];

export const READ_EVENTS = [
  "events:DescribeApiDestination",
  "events:DescribeArchive",
  "events:DescribeConnection",
  "events:DescribeEndpoint",
  "events:DescribeEventBus",
  "events:DescribeEventSource",
  "events:DescribeReplay",
  "events:DescribeRule",
  "events:ListApiDestinations",
  "events:ListArchives",
  "events:ListConnections",
  "events:ListEndpoints",
  "events:ListEventBuses",
  "events:ListEventSources",
  "events:ListReplays",
  "events:ListRuleNamesByTarget",
  "events:ListRules",
  "events:ListTagsForResource",
  "events:ListTargetsByRule",
  "events:TestEventPattern",
];

export const READ_TRAILS = ["cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents"];

/** Simulating a policy and generating a report change nothing that a policy protects. */
export const READ_IDENTITIES = [
  "iam:GenerateCredentialReport",
  "iam:GenerateServiceLastAccessedDetails",
  "iam:Get*",
  "iam:List*",
  "iam:SimulateCustomPolicy",
  "iam:SimulatePrincipalPolicy",
];

export const READ_TOPICS = ["sns:Get*", "sns:List*", "sns:CheckIfPhoneNumberIsOptedOut"];

export const READ_OBJECTS = ["s3:Get*", "s3:List*"];

export const READ_SESSIONS = ["sts:GetAccessKeyInfo", "sts:GetCallerIdentity", "sts:GetSessionToken"];
