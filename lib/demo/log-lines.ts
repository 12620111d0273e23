import { around, busyness, chance, hex, pick, uuid } from "./chance";
import { API, FUNCTIONS, functionLogGroup, INSTANCES, LOG_GROUPS } from "./scenery";

/** A line of a log stream; `timestamp` in milliseconds since the epoch. */
export type Line = { group: string; stream: string; timestamp: number; message: string };

const MINUTE = 60_000;

/** What the account's services log within the minute that begins at `at`: a sample of what their metrics count. */
export function linesOf(at: Date, accountId: string): Line[] {
  const lines = [...functionLines(at), ...apiLines(at), ...flowLines(at, accountId)];
  return lines.sort((one, other) => one.timestamp - other.timestamp);
}

/** A moment within the minute. */
function within(at: Date, name: string): number {
  return at.getTime() + Math.floor(chance(name, at.getTime()) * MINUTE);
}

/** START, what the function says, END and REPORT (Lambda Developer Guide, "Sending Lambda function logs to CloudWatch Logs"). */
function functionLines(at: Date): Line[] {
  return FUNCTIONS.flatMap(({ name, millis, memory }) => {
    const group = functionLogGroup(name);
    const moment = at.getTime();
    const stream = `${at.toISOString().slice(0, 10).replaceAll("-", "/")}/[$LATEST]${hex(32, `${name} host`, Math.floor(moment / 14_400_000))}`;
    const requestId = uuid(`${name} request`, moment);
    const began = within(at, name);
    const took = around(millis, 0.4, `${name} took`, moment);
    const failed = name === "checkout" && chance(`${name} error`, moment / MINUTE) > 0.96;
    const say = (timestamp: number, message: string): Line => ({ group, stream, timestamp, message });
    const order = Math.floor(chance("order", moment) * 900_000) + 100_000;
    const said = failed
      ? `${new Date(began).toISOString()}\t${requestId}\tERROR\tcard declined\t{"orderId":${order},"code":"card_declined"}`
      : `${new Date(began).toISOString()}\t${requestId}\tINFO\t{"orderId":${order},"items":${1 + Math.floor(chance("items", moment) * 6)},"total":${around(84, 0.8, "total", moment).toFixed(2)}}`;
    return [
      say(began, `START RequestId: ${requestId} Version: $LATEST`),
      ...(name === "checkout" ? [say(began + 2, said)] : []),
      say(began + Math.round(took), `END RequestId: ${requestId}`),
      say(
        began + Math.round(took),
        `REPORT RequestId: ${requestId}\tDuration: ${took.toFixed(2)} ms\tBilled Duration: ${Math.ceil(took)} ms\tMemory Size: ${memory} MB\tMax Memory Used: ${Math.round(around(memory * 0.4, 0.2, `${name} memory`, moment))} MB`,
      ),
    ];
  });
}

const ROUTES = ["GET /orders", "GET /orders/{id}", "POST /orders", "GET /products", "POST /cart"] as const;

/** Access logs in JSON, as API Gateway writes them by its usual format. */
function apiLines(at: Date): Line[] {
  const count = Math.round(6 * busyness(at));
  return Array.from({ length: count }, (_, index) => {
    const moment = at.getTime() + index;
    const [httpMethod = "GET", resourcePath = "/"] = pick(ROUTES, "route", moment).split(" ");
    const luck = chance("status", moment);
    const status = luck > 0.9985 ? 502 : luck > 0.985 ? 404 : 200;
    const timestamp = within(at, `api ${index}`);
    const message = JSON.stringify({
      requestId: uuid("api request", moment),
      ip: `203.0.113.${1 + Math.floor(chance("ip", moment) * 250)}`,
      requestTime: new Date(timestamp).toISOString(),
      httpMethod,
      resourcePath,
      status: String(status),
      protocol: "HTTP/1.1",
      responseLength: String(Math.round(around(1_800, 0.7, "length", moment))),
      responseLatency: String(Math.round(around(96, 0.5, "latency", moment))),
    });
    return {
      group: LOG_GROUPS.api,
      stream: hex(32, API.id, Math.floor(at.getTime() / 86_400_000)),
      timestamp,
      message,
    };
  });
}

/** Version 2 of the flow log record: version account interface addresses ports protocol packets bytes start end action status. */
function flowLines(at: Date, accountId: string): Line[] {
  return INSTANCES.flatMap(({ eni, address }, index) => {
    const moment = at.getTime() + index;
    const start = Math.floor(at.getTime() / 1000);
    const packets = Math.round(around(140 * busyness(at), 0.5, `${eni} packets`, moment));
    const isScan = chance(`${eni} scan`, moment) > 0.7;
    const line = (source: string, from: number, to: number, count: number, action: "ACCEPT" | "REJECT") => ({
      group: LOG_GROUPS.flowLogs,
      stream: `${eni}-all`,
      timestamp: at.getTime(),
      message: `2 ${accountId} ${eni} ${source} ${address} ${from} ${to} 6 ${count} ${count * 612} ${start} ${start + 60} ${action} OK`,
    });
    const port = 1024 + Math.floor(chance(`${eni} port`, moment) * 60_000);
    const scanner = `192.0.2.${1 + Math.floor(chance(`${eni} scanner`, moment) * 250)}`;
    return [
      line("10.0.0.10", port, index === 2 ? 5432 : 443, packets, "ACCEPT"),
      ...(isScan ? [line(scanner, port, pick([22, 23, 3389, 445], "scan", moment), 1, "REJECT")] : []),
    ];
  });
}
