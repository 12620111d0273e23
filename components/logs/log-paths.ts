import { pathSegment } from "@/components/console/path-segment";

const GROUPS = "/cloudwatch/log-groups";

/** The page of a log group. Slashes in a name are encoded, so that it stays one segment. */
export function groupPath(group: string): string {
  return `${GROUPS}/${pathSegment(group)}`;
}

/** The log events of one stream, or of all streams of a group. */
export function eventsPath(group: string, stream?: string): string {
  const all = `${groupPath(group)}/log-events`;
  return stream === undefined ? all : `${all}/${pathSegment(stream)}`;
}
