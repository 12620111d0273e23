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
