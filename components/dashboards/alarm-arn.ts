/** The Region and name in an alarm's ARN (arn:aws:cloudwatch:region:account:alarm:name); a name may hold colons itself. */
export function readAlarmArn(arn: string): { region: string; name: string } {
  const [, , , region = "", , , ...name] = arn.split(":");
  return { region, name: name.join(":") };
}
