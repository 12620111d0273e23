import * as dns from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, isIP } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { BlockedTarget, post } from "./http-post";

vi.mock("node:dns", { spy: true });

/** Names of these tests and where they lead; each question is counted. */
const zone = new Map<string, string[]>();
let questions = 0;

const { lookup } = await vi.importActual<typeof dns>("node:dns");

beforeEach(() => {
  questions = 0;
  zone.clear();
  vi.mocked(dns.lookup).mockImplementation(((hostname: string, ...rest: unknown[]) => {
    // Listening asks too, for the address that it is given.
    if (isIP(hostname)) return Reflect.apply(lookup, dns, [hostname, ...rest]);
    questions += 1;
    const answer = rest.at(-1) as (...found: unknown[]) => void;
    const found = (zone.get(hostname) ?? []).map((address) => ({ address, family: isIP(address) }));
    setImmediate(() => (found.length > 0 ? answer(null, found) : answer(new Error(`${hostname} is not known`))));
  }) as never);
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server on loopback; answers its port. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const given = { headers: { "content-type": "text/plain" }, body: "hello", timeoutMillis: 2_000, allowPrivate: false };

describe("where nothing is sent", () => {
  test.each([
    "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
    "http://169.254.170.2/v2/credentials",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/latest/meta-data",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[::ffff:0:a9fe:a9fe]/",
    "http://[::a9fe:a9fe]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://2852039166/",
    "http://0xa9fea9fe/",
    "http://0251.0376.0251.0376/",
    "http://100.100.100.200/latest/meta-data",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://0.0.0.0/",
    "http://[::]/",
    "http://255.255.255.255/",
  ])("%s, whatever the settings", async (url) => {
    for (const allowPrivate of [false, true]) {
      await expect(post({ ...given, url, allowPrivate })).rejects.toBeInstanceOf(BlockedTarget);
    }
    expect(questions).toBe(0);
  });

  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://172.16.5.4/",
    "http://[fd12::1]/",
  ])("%s, unless private addresses are allowed", async (url) => {
    await expect(post({ ...given, url })).rejects.toBeInstanceOf(BlockedTarget);
  });

  test.each([
    ["169.254.169.254", true],
    ["127.0.0.1", false],
    ["::ffff:10.0.0.1", false],
  ])("a name that leads to %s", async (address, allowPrivate) => {
    zone.set("inside.test", [address]);
    await expect(post({ ...given, url: "http://inside.test/", allowPrivate })).rejects.toBeInstanceOf(BlockedTarget);
  });
});

test("of a name's addresses only those that may be spoken to are", async () => {
  const port = await serve((_, response) => response.end("ok"));
  zone.set("mixed.test", ["169.254.169.254", "127.0.0.1"]);
  const answer = await post({ ...given, url: `http://mixed.test:${port}/`, allowPrivate: true });
  expect(answer).toEqual({ status: 200, text: "ok" });
});

test("the address that is judged is the one that is connected to: a name is asked once", async () => {
  const port = await serve((_, response) => response.end("ok"));
  zone.set("rebinding.test", ["127.0.0.1"]);
  await post({ ...given, url: `http://rebinding.test:${port}/`, allowPrivate: true });
  expect(questions).toBe(1);
  zone.set("rebinding.test", ["169.254.169.254"]);
  await expect(post({ ...given, url: `http://rebinding.test:${port}/`, allowPrivate: true })).rejects.toBeInstanceOf(
    BlockedTarget,
  );
});

test("the request is what it was given, with the credentials of the address", async () => {
  let seen = {};
  const port = await serve((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const { authorization, "content-type": type, "content-length": length, host } = request.headers;
      seen = { method: request.method, url: request.url, body, authorization, type, length, host };
      response.end();
    });
  });
  const url = `http://ana:secret@127.0.0.1:${port}/in?a=b`;
  await post({ ...given, url, body: "h\u00e9llo", allowPrivate: true });
  expect(seen).toEqual({
    method: "POST",
    url: "/in?a=b",
    body: "h\u00e9llo",
    authorization: `Basic ${btoa("ana:secret")}`,
    type: "text/plain",
    length: "6",
    host: `127.0.0.1:${port}`,
  });
});

test("a redirect is an answer, not an address to go on to", async () => {
  let visits = 0;
  const port = await serve((_, response) => {
    visits += 1;
    response.writeHead(302, { location: "http://169.254.169.254/" }).end("moved");
  });
  const answer = await post({ ...given, url: `http://127.0.0.1:${port}/`, allowPrivate: true });
  expect([answer, visits]).toEqual([{ status: 302, text: "moved" }, 1]);
});

test("of an endless answer the beginning is read", async () => {
  const port = await serve((_, response) => {
    const pour = () => {
      while (response.write("x".repeat(65_536)));
    };
    response.on("drain", pour);
    pour();
  });
  const { status, text } = await post({ ...given, url: `http://127.0.0.1:${port}/`, allowPrivate: true });
  expect([status, text.length]).toEqual([200, 1_024]);
});

test("a body that never ends in time changes nothing about the status", async () => {
  const port = await serve((_, response) => {
    response.writeHead(503).write("busy");
  });
  const url = `http://127.0.0.1:${port}/`;
  expect(await post({ ...given, url, timeoutMillis: 300, allowPrivate: true })).toEqual({ status: 503, text: "busy" });
});

test("silence ends in time", async () => {
  const port = await serve(() => undefined);
  const url = `http://127.0.0.1:${port}/`;
  await expect(post({ ...given, url, timeoutMillis: 300, allowPrivate: true })).rejects.toThrow(
    "No answer within 0.3 seconds.",
  );
});

test("a header that would be two is refused", async () => {
  const port = await serve((_, response) => response.end());
  const headers = { "content-type": "text/plain\r\nx-evil: 1" };
  await expect(post({ ...given, headers, url: `http://127.0.0.1:${port}/`, allowPrivate: true })).rejects.toMatchObject(
    {
      code: "ERR_INVALID_CHAR",
    },
  );
});
