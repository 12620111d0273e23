/** What belongs to a thing and has no name of its own: the state of an alarm. Each has its words in the message files. */
const BY_NAME = {
  AlarmActions: "actions",
  AlarmHistory: "history",
  AlarmState: "state",
  AlarmContributors: "contributors",
  MetricData: "metricData",
  TelemetryMetricData: "metricData",
  MetricStatistics: "statistics",
  InsightRuleReport: "report",
  DashboardStar: "star",
  AlarmStar: "star",
  LogGroupStar: "star",
  MetricWidgetImage: "graphImage",
  TrailStatus: "status",
  EventSelectors: "eventSelectors",
  InsightSelectors: "insightSelectors",
  ResourcePolicy: "resourcePolicy",
  BucketPolicy: "resourcePolicy",
  EventPattern: "eventPattern",
  BucketLocation: "location",
  UserPermissionsBoundary: "boundary",
  RolePermissionsBoundary: "boundary",
  RoleDescription: "description",
  AssumeRolePolicy: "trustPolicy",
  Entities: "attachments",
  DefaultPolicyVersion: "defaultVersion",
  ServiceLinkedRoleDeletionStatus: "deletionStatus",
  OpenIDConnectProviderThumbprint: "thumbprints",
  AccountPasswordPolicy: "passwordPolicy",
  AccountSummary: "accountSummary",
  AccountAuthorizationDetails: "accountDetails",
  CredentialReport: "credentialReport",
  PrincipalPolicy: "principalPolicies",
  ContextKeys: "contextKeys",
  CallerIdentity: "identity",
  SessionToken: "credentials",
  FederationToken: "credentials",
  Password: "password",
  LoginProfile: "signInPassword",
  RetentionPolicy: "retention",
  LogGroupDeletionProtection: "deletionProtection",
  QueryResults: "results",
  LogGroupFields: "fields",
  TopicAttributes: "attributes",
  SubscriptionAttributes: "subscriptionAttributes",
  Destination: "destination",
  DeadLetters: "deadLetters",
} as const;

const TAGS = "tags";
export type Aspect = (typeof BY_NAME)[keyof typeof BY_NAME] | typeof TAGS;
export const ASPECTS: readonly Aspect[] = [...new Set(Object.values(BY_NAME)), TAGS];

/** The aspect that an operation's name less its verb is about. */
export function aspectIn(spoken: string): Aspect | undefined {
  if (spoken.endsWith("Tags")) return TAGS;
  return (BY_NAME as Readonly<Record<string, Aspect | undefined>>)[spoken];
}
