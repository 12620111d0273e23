import { topicPath } from "@/components/sns/sns-paths";
import { apiDestinationPath, busPath } from "../eventbridge-paths";

/** The console's page of what a target's ARN names; undefined for what lives elsewhere. */
export function targetPagePath(arn: string): string | undefined {
  const [, , service, , , resource = "", ...rest] = arn.split(":");
  if (service === "sns") return topicPath(resource);
  if (service === "logs" && resource === "log-group" && rest[0]) {
    return `/cloudwatch/log-groups/${encodeURIComponent(rest[0])}`;
  }
  const [kind, name = ""] = resource.split("/");
  if (service === "events" && kind === "event-bus") return busPath(name);
  return service === "events" && kind === "api-destination" ? apiDestinationPath(name) : undefined;
}
