/** The page of a managed policy. Its ARN is one segment of the path. */
export function policyPath(arn: string): string {
  return `/iam/policies/${encodeURIComponent(arn)}`;
}

export function isAwsManaged(arn: string): boolean {
  return arn.startsWith("arn:aws:iam::aws:");
}
