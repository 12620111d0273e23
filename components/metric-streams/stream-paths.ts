import { pathSegment } from "@/components/console/path-segment";

export const STREAMS_PATH = "/cloudwatch/metric-streams";
export const NEW_STREAM_PATH = `${STREAMS_PATH}/create`;

export function streamPath(name: string): string {
  return `${STREAMS_PATH}/${pathSegment(name)}`;
}

export function editStreamPath(name: string): string {
  return `${streamPath(name)}/edit`;
}

/** The name in a delivery stream's ARN. */
export function firehoseName(arn: string): string {
  return arn.split("/")[1] ?? arn;
}
