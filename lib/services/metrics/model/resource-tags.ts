import type { TaggedResource } from "@/lib/platform/arn";

export type Tags = Readonly<Record<string, string>>;
type Dimensions = readonly { readonly Name: string; readonly Value: string }[];

/** What a dimension names, by CloudFormation's type (User Guides of the services, "metrics and dimensions"). */
const NAMED_BY: ReadonlyMap<string, string> = new Map([
  ["LogGroupName", "AWS::Logs::LogGroup"],
  ["TopicName", "AWS::SNS::Topic"],
  ["RuleName", "AWS::Events::Rule"],
  ["EventBusName", "AWS::Events::EventBus"],
  ["DeliveryStreamName", "AWS::KinesisFirehose::DeliveryStream"],
  ["AlarmName", "AWS::CloudWatch::Alarm"],
  ["MetricStreamName", "AWS::CloudWatch::MetricStream"],
  ["InsightRuleName", "AWS::CloudWatch::InsightRule"],
  ["UserName", "AWS::IAM::User"],
  ["RoleName", "AWS::IAM::Role"],
]);

/** The resources that a metric's dimensions name; a rule of a bus of one's own is named by both. */
export function resourcesNamed(dimensions: Dimensions): Omit<TaggedResource, "Tags">[] {
  const bus = dimensions.find(({ Name }) => Name === "EventBusName")?.Value ?? "default";
  return dimensions.flatMap(({ Name, Value }) => {
    const Type = NAMED_BY.get(Name);
    if (Type === undefined) return [];
    return [{ Type, Name: Name === "RuleName" && bus !== "default" ? `${bus}|${Value}` : Value }];
  });
}

/** The tags of what metrics name. */
export class ResourceTags {
  private readonly tags: ReadonlyMap<string, Tags>;

  constructor(resources: readonly TaggedResource[]) {
    this.tags = new Map(resources.map((resource) => [resourceKey(resource), resource.Tags]));
  }

  /** Empty where the resource has no tags, undefined where no dimension names one. Of two that share a key the first named has its say. */
  of(dimensions: Dimensions): Tags | undefined {
    const named = resourcesNamed(dimensions);
    if (named.length === 0) return undefined;
    const found = named.map((resource) => this.tags.get(resourceKey(resource)) ?? {});
    return Object.assign({}, ...found.reverse());
  }
}

/** One text for one resource. */
export function resourceKey({ Type, Name }: Omit<TaggedResource, "Tags">): string {
  return `${Type} ${Name}`;
}
