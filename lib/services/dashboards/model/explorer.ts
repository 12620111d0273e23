import type { ExplorerProperties } from "./body";

/** The namespaces whose name does not follow from CloudFormation's name of the resource type. */
const NAMESPACES: Record<string, string> = {
  "AWS::ElasticLoadBalancingV2::LoadBalancer": "AWS/ApplicationELB",
  "AWS::ElasticLoadBalancingV2::TargetGroup": "AWS/ApplicationELB",
  "AWS::ElasticLoadBalancing::LoadBalancer": "AWS/ELB",
  "AWS::DynamoDB::GlobalTable": "AWS/DynamoDB",
  "AWS::EC2::Volume": "AWS/EBS",
  "AWS::EC2::NatGateway": "AWS/NATGateway",
  "AWS::EC2::TransitGateway": "AWS/TransitGateway",
  "AWS::AutoScaling::AutoScalingGroup": "AWS/AutoScaling",
  "AWS::ElasticFileSystem::FileSystem": "AWS/EFS",
  "AWS::StepFunctions::StateMachine": "AWS/States",
  "AWS::KinesisFirehose::DeliveryStream": "AWS/Firehose",
  "AWS::ApiGateway::RestApi": "AWS/ApiGateway",
  "AWS::OpenSearchService::Domain": "AWS/ES",
};

/** The namespace in which resources of a type report: "AWS::EC2::Instance" in AWS/EC2. A namespace of one's own stands for itself. */
export function explorerNamespace(resourceType: string): string {
  const known = Object.hasOwn(NAMESPACES, resourceType) ? NAMESPACES[resourceType] : undefined;
  const [, service] = /^AWS::(\w+)::\w+$/.exec(resourceType) ?? [];
  return known ?? (service === undefined ? resourceType : `AWS/${service}`);
}

/** A metric as an explorer looks at it: with the tags of the resource that it names; undefined where it names none that is known here. */
export type TaggedMetric = {
  dimensions: readonly { Name: string; Value: string }[];
  tags?: Readonly<Record<string, string>> | undefined;
};

type Speaking = Pick<ExplorerProperties, "labels" | "splitBy" | "aggregateBy">;

/**
 * Whether the labels of an explorer let a metric pass: of labels with the same key any will do. A label of no value asks that the
 * resource has it at all. What names no resource of which tags are known here passes: the tags of AWS's own resources, which a
 * dashboard from there asks for, are known to AWS alone.
 */
export function explorerShows({ labels }: Pick<ExplorerProperties, "labels">, metric: TaggedMetric): boolean {
  const keys = new Set(labels.map(({ key }) => key));
  return [...keys].every((wanted) => {
    const own = explorerProperty(metric, wanted);
    if (own === undefined) return metric.tags === undefined;
    return labels.some(({ key, value }) => key === wanted && (value === undefined || own === value));
  });
}

/** What a metric has under a name: its dimension, else the tag of its resource. */
export function explorerProperty({ dimensions, tags = {} }: TaggedMetric, name: string): string | undefined {
  return dimensions.find(({ Name }) => Name === name)?.Value ?? (Object.hasOwn(tags, name) ? tags[name] : undefined);
}

/** Everything that an explorer chooses, splits or takes together by. */
export function explorerKeys({ labels, splitBy, aggregateBy }: Speaking): string[] {
  return [...labels.map(({ key }) => key), splitBy, aggregateBy?.key].filter((key) => key !== undefined);
}

/** Whether the explorer speaks of anything that is no dimension of these metrics, so that their tags are needed. */
export function needsTags(explorer: Speaking, metrics: readonly TaggedMetric[]): boolean {
  return explorerKeys(explorer).some((key) =>
    metrics.some(({ dimensions }) => dimensions.every(({ Name }) => Name !== key)),
  );
}
