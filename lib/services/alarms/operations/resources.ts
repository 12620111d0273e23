import type { Asked, Resource } from "@/lib/platform/operation";
import { alarmArn } from "../model/alarm";
import { tagsByArn } from "../store/tags";

/** The alarms that a call names, with their tags for policies. Takes what has not been validated yet. */
export async function alarmResources(names: unknown, { db, ...scope }: Asked): Promise<Resource[]> {
  const given = (Array.isArray(names) ? names : [names]).filter((name) => typeof name === "string");
  const arns = given.map((name) => alarmArn(scope, name));
  if (arns.length === 0) return [];
  const tags = await tagsByArn(db, scope, arns);
  return arns.map((arn) => ({ arn, type: "AWS::CloudWatch::Alarm", tags: tags.get(arn) ?? {} }));
}

/** Calls that read many alarms are checked against all of them. */
export function everyAlarm(scope: Asked): Resource[] {
  return [{ arn: alarmArn(scope, "*") }];
}
