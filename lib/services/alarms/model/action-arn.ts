import { parseArn, type Scope } from "@/lib/platform/arn";
import { invalid } from "./refusal";

/** What an alarm may do, by the service in the ARN, and the form of the ARN's last part (API Reference, "PutMetricAlarm"). */
const ACTIONS: Readonly<Record<string, RegExp>> = {
  sns: /^[A-Za-z0-9_-]{1,256}(\.fifo)?$/,
  lambda: /^function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,128})?$/,
  automate: /^(stop|terminate|reboot|recover)$/,
  swf: /^action\/actions\/AWS_EC2\.InstanceId\.(Stop|Terminate|Reboot|Recover)\/1\.0$/,
  autoscaling: /^scalingPolicy:[^:]+:autoScalingGroupName\/.+:policyName\/.+$/,
  ssm: /^opsitem:[1-4](#CATEGORY=\w+)?$/,
  "ssm-incidents": /^responseplan\/.+$/,
  aiops: /^investigation-group[:/].+$/,
};

/** Passes action ARNs of the alarm's Region; throws AWS's error for the first that cannot be an action. */
export function checkActions(scope: Scope, actions: readonly string[]): void {
  for (const action of actions) {
    const arn = parseArn(action);
    if (!arn || !ACTIONS[arn.service]?.test(arn.resource)) throw invalid(`Invalid arn syntax: ${action}`);
    if (arn.region !== "" && arn.region !== scope.region) {
      throw invalid(`Invalid region ${arn.region} specified. Only ${scope.region} is supported.`);
    }
  }
}
