/** Namespaces whose service has another name in CloudTrail than in CloudWatch. */
const SERVICE: Record<string, string> = {
  applicationelb: "elasticloadbalancing",
  networkelb: "elasticloadbalancing",
  gatewayelb: "elasticloadbalancing",
  elb: "elasticloadbalancing",
  cwagent: "ec2",
  ebs: "ec2",
  natgateway: "ec2",
  transitgateway: "ec2",
  vpn: "ec2",
  containerinsights: "eks",
  lambdainsights: "lambda",
  docdb: "rds",
  neptune: "rds",
  efs: "elasticfilesystem",
  elasticmapreduce: "elasticmapreduce",
  opensearch: "es",
  aoss: "aoss",
  kinesisanalytics: "kinesisanalytics",
  msk: "kafka",
};

/**
 * The event source of the service that a metric's namespace is about: "AWS/Glue", "Glue" and "Glue/Jobs" give
 * "glue.amazonaws.com". A namespace of one's own gives a service that does not exist, which matches nothing.
 */
export function eventSourceOf(namespace: string): string | undefined {
  const [first, second] = namespace.split("/");
  const name = (first === "AWS" ? second : first)?.toLowerCase().replace(/[^a-z0-9]/g, "");
  return name ? `${SERVICE[name] ?? name}.amazonaws.com` : undefined;
}
