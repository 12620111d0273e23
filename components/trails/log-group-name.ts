/** The name in a log group's ARN; empty where there is none. */
export function groupOf(arn: string | undefined): string {
  return /:log-group:([^:]+)/.exec(arn ?? "")?.[1] ?? "";
}
