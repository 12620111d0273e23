import { formatSeconds } from "./time";

/** An event on its way through a bus. `detail` is a JSON text, kept as it came: numbers lose no digit. */
export type BusEvent = {
  id: string;
  source: string;
  detailType: string;
  account: string;
  region: string;
  time: Date;
  resources: readonly string[];
  detail: string;
};

/** The event as JSON text, members in AWS's order (EventBridge User Guide, "Event structure"). */
export function eventText(event: BusEvent): string {
  const envelope = {
    version: "0",
    id: event.id,
    "detail-type": event.detailType,
    source: event.source,
    account: event.account,
    time: formatSeconds(event.time),
    region: event.region,
    resources: event.resources,
  };
  return `${JSON.stringify(envelope).slice(0, -1)},"detail":${withoutBlanks(event.detail)}}`;
}

/** A JSON text without the white space between its tokens; what stands in strings stays. */
function withoutBlanks(json: string): string {
  return /[\s]/.test(json) ? json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1") : json;
}
