import { createServer, type IncomingMessage, type Server } from "node:http";
import { nowMillis } from "@/lib/platform/clock";
import { newUuid } from "@/lib/platform/identifiers";
import { log } from "@/lib/platform/log";
import { writeLines } from "./publish";
import { functionLogGroup, INCIDENT_FUNCTION, LOG_GROUPS } from "./scenery";

const INVOCATION = /^\/2015-03-31\/functions\/([A-Za-z0-9_-]{1,140})\/invocations(\?|$)/;
const MAX_BYTES = 262_144;

/**
 * The demo's own other ends, on loopback: a webhook as Slack's, and a function as Lambda invokes them. What they get can be read
 * in their log groups. Answers the server once it listens.
 */
export async function startReceiver(port: number): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status, { "content-type": "application/json" }).end(body),
      (error: unknown) => {
        log.error({ err: error }, "the demo's receiver failed");
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

type Answer = { status: number; body: string };

async function answer(request: IncomingMessage): Promise<Answer> {
  const { method, url = "" } = request;
  const body = await read(request);
  if (body === undefined) return { status: 413, body: "{}" };
  const [, name] = INVOCATION.exec(url) ?? [];
  if (method === "POST" && name === INCIDENT_FUNCTION) return invokeFunction(body);
  if (method === "POST" && url === "/webhook") return chat(body);
  const message = `Function not found: ${name ?? url}`;
  return { status: 404, body: JSON.stringify({ Type: "User", Message: message }) };
}

async function chat(body: string): Promise<Answer> {
  await writeLines([{ group: LOG_GROUPS.webhook, stream: "data-alerts", timestamp: nowMillis(), message: body }]);
  return { status: 200, body: "ok" };
}

/** The function logs the event that it was given. */
async function invokeFunction(event: string): Promise<Answer> {
  const at = nowMillis();
  const id = newUuid();
  const day = new Date(at).toISOString().slice(0, 10).replaceAll("-", "/");
  const lines = [
    `START RequestId: ${id} Version: $LATEST`,
    `${new Date(at).toISOString()}\t${id}\tINFO\tincident opened for ${event}`,
    `END RequestId: ${id}`,
    `REPORT RequestId: ${id}\tDuration: 12.31 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 61 MB`,
  ];
  const place = {
    group: functionLogGroup(INCIDENT_FUNCTION),
    stream: `${day}/[$LATEST]0f6b3d1c9a5e4b7f8d2c1a0e9b8f7d6c`,
  };
  await writeLines(lines.map((message, index) => ({ ...place, timestamp: at + index, message })));
  return { status: 202, body: "" };
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MAX_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}
