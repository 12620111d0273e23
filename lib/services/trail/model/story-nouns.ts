/** What is acted on most. Each has its words in the message files; others are told in AWS's words. */
export const NOUNS = [
  "alarm",
  "muteRule",
  "dashboard",
  "metricStream",
  "logGroup",
  "logStream",
  "metricFilter",
  "subscriptionFilter",
  "user",
  "role",
  "group",
  "policy",
  "accessKey",
  "mfaDevice",
  "instanceProfile",
  "topic",
  "subscription",
  "rule",
  "target",
  "eventBus",
  "archive",
  "connection",
  "apiDestination",
  "trail",
  "bucket",
  "object",
  "function",
  "table",
  "database",
  "job",
  "jobRun",
  "crawler",
  "instance",
  "securityGroup",
  "volume",
  "snapshot",
  "subnet",
  "vpc",
  "queue",
  "key",
  "secret",
  "stateMachine",
  "stack",
  "restApi",
  "stage",
  "cluster",
  "service",
  "event",
  "channel",
  "deliveryStream",
  "identityProvider",
  "insightRule",
  "anomalyDetector",
  "savedSearch",
  "savedQuery",
  "query",
  "permission",
  "message",
  "record",
  "policyVersion",
  "clientId",
  "accountAlias",
  "shareLink",
  "auditEvent",
  "publicKey",
  "resource",
  "metric",
] as const;
export type Noun = (typeof NOUNS)[number];

/** By the last words of an operation's name or of a CloudFormation type, longest first. */
const ENDINGS: readonly [string, Noun][] = (
  [
    ["AlarmMuteRule", "muteRule"],
    ["Alarm", "alarm"],
    ["Dashboard", "dashboard"],
    ["MetricStream", "metricStream"],
    ["LogGroup", "logGroup"],
    ["LogStream", "logStream"],
    ["MetricFilter", "metricFilter"],
    ["SubscriptionFilter", "subscriptionFilter"],
    ["User", "user"],
    ["Role", "role"],
    ["Group", "group"],
    ["UserPolicy", "policy"],
    ["RolePolicy", "policy"],
    ["GroupPolicy", "policy"],
    ["ManagedPolicy", "policy"],
    ["CustomPolicy", "policy"],
    ["PolicyVersion", "policyVersion"],
    ["AccessKey", "accessKey"],
    ["MFADevice", "mfaDevice"],
    ["MfaDevice", "mfaDevice"],
    ["InstanceProfile", "instanceProfile"],
    ["Topic", "topic"],
    ["Subscription", "subscription"],
    ["Rule", "rule"],
    ["Target", "target"],
    ["EventBus", "eventBus"],
    ["Archive", "archive"],
    ["Connection", "connection"],
    ["ApiDestination", "apiDestination"],
    ["Trail", "trail"],
    ["Bucket", "bucket"],
    ["Object", "object"],
    ["Function", "function"],
    ["Table", "table"],
    ["Database", "database"],
    ["Job", "job"],
    ["JobRun", "jobRun"],
    ["Crawler", "crawler"],
    ["Instance", "instance"],
    ["SecurityGroup", "securityGroup"],
    ["Volume", "volume"],
    ["Snapshot", "snapshot"],
    ["Subnet", "subnet"],
    ["Vpc", "vpc"],
    ["VPC", "vpc"],
    ["Queue", "queue"],
    ["Key", "key"],
    ["Secret", "secret"],
    ["StateMachine", "stateMachine"],
    ["Stack", "stack"],
    ["RestApi", "restApi"],
    ["Stage", "stage"],
    ["Cluster", "cluster"],
    ["Service", "service"],
    ["Event", "event"],
    ["Channel", "channel"],
    ["DeliveryStream", "deliveryStream"],
    ["OpenIDConnectProvider", "identityProvider"],
    ["SAMLProvider", "identityProvider"],
    ["SamlProvider", "identityProvider"],
    ["InsightRule", "insightRule"],
    ["AnomalyDetector", "anomalyDetector"],
    ["SavedSearch", "savedSearch"],
    ["QueryDefinition", "savedQuery"],
    ["Query", "query"],
    ["Permission", "permission"],
    ["Message", "message"],
    ["Record", "record"],
    ["ClientID", "clientId"],
    ["AccountAlias", "accountAlias"],
    ["DashboardShare", "shareLink"],
    ["AuditEvent", "auditEvent"],
    ["PublicKey", "publicKey"],
    ["Resource", "resource"],
    ["Metric", "metric"],
  ] satisfies [string, Noun][]
).sort(([a], [b]) => b.length - a.length);

/** Policies of one's own words are no IAM policies: a retention policy, a data protection policy. */
const POLICY = "Policy";

/** The noun of an operation's name less its verb: "MetricAlarm" and "Alarms" are alarms. */
export function nounIn(spoken: string): Noun | undefined {
  if (spoken === POLICY || spoken === "Policies") return "policy";
  const found = ENDINGS.find(([ending]) => [spoken, ...singulars(spoken)].some((one) => endsInWord(one, ending)));
  return found?.[1];
}

/** The noun of a CloudFormation type: "AWS::CloudWatch::Alarm". */
export function nounOfType(type: string): Noun | undefined {
  const last = type.split("::").at(-1) ?? "";
  return last === POLICY ? "policy" : nounIn(last);
}

export function isPlural(spoken: string): boolean {
  return /[^s]s$/.test(spoken) && !/(Alias|Status)$/.test(spoken);
}

function singulars(spoken: string): string[] {
  return [spoken.replace(/ies$/, "y"), spoken.replace(/(s|x|ch|sh)es$/, "$1"), spoken.replace(/([^s])s$/, "$1")];
}

function endsInWord(name: string, ending: string): boolean {
  return name.endsWith(ending) && !/[A-Z]$/.test(name.slice(0, -ending.length));
}
