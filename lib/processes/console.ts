import { createServer, type IncomingMessage } from "node:http";
import next from "next";
import { settings } from "@/lib/platform/settings";

/**
 * The process that serves the console: Next behind a server of ours, because only the socket knows who is calling. A header that
 * names another address counts behind a trusted proxy alone; it would else be a way to forge the audit trail.
 */
async function main(): Promise<void> {
  const { host, consolePort, trustProxy } = settings();
  const console = next({ dev: process.env.NODE_ENV !== "production", hostname: host, port: consolePort });
  await console.prepare();
  const answer = console.getRequestHandler();
  const server = createServer((request, response) => {
    if (!trustProxy) nameCaller(request);
    void answer(request, response);
  });
  server.on("upgrade", console.getUpgradeHandler());
  server.listen(consolePort, host);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
}

function nameCaller(request: IncomingMessage): void {
  for (const name of ["x-forwarded-for", "x-real-ip", "forwarded"]) delete request.headers[name];
  request.headers["x-forwarded-for"] = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
}

main().catch((error: Error) => {
  process.stderr.write(`console: ${error.message}\n`);
  process.exit(1);
});
