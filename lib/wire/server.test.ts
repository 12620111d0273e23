import { request as httpRequest, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { AwsError } from "@/lib/platform/errors";
import { inflate } from "./body";
import type { Gateway } from "./gateway";
import type { Answer } from "./protocols/protocol";
import { type Api, startApi } from "./server";

let api: Api | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function serve(gateway: Gateway, isReady?: () => Promise<boolean>): Promise<string> {
  api = await startApi({ host: "127.0.0.1", port: 0, gateway, ...(isReady ? { isReady } : {}) });
  return `http://127.0.0.1:${api.port}`;
}

/** Answers with what it was sent; a body of more than ten bytes is too large for it. */
const echo: Gateway = async (request): Promise<Answer> => {
  try {
    const body = await request.readBody(10);
    return { status: 200, headers: { "x-path": request.path, "x-query": request.query }, body };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { status: 413, headers: {}, body: error.message };
  }
};

describe("a request", () => {
  test("is handed over as it was sent, and answered", async () => {
    const answer = await fetch(`${await serve(echo)}/a%20b?c=d`, { method: "POST", body: "hello" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-path")).toBe("/a%20b");
    expect(answer.headers.get("x-query")).toBe("c=d");
    expect(await answer.text()).toBe("hello");
  });

  test("with too long a body is refused, whether it says its length or not", async () => {
    const url = await serve(echo);
    const told = await fetch(url, { method: "POST", body: "x".repeat(11) });
    expect([told.status, await told.text()]).toEqual([413, "Request size exceeds the limit of 10 bytes."]);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("x".repeat(11)));
        controller.close();
      },
    });
    const untold = await fetch(url, { method: "POST", body: stream, duplex: "half" } as RequestInit);
    expect(untold.status).toBe(413);
  });

  test("that asks first hears whether its body is wanted", async () => {
    const { port } = new URL(await serve(echo));
    const ask = (length: number) =>
      asking({ port, method: "POST", headers: { expect: "100-continue", "content-length": length } });
    expect(await ask(5)).toEqual({ continued: true, status: 200 });
    expect(await ask(11)).toEqual({ continued: false, status: 413 });
  });

  test("that breaks off is let go, and the next is answered", async () => {
    const seen: string[] = [];
    const url = await serve((request) =>
      echo(request).catch((error) => {
        seen.push(error.name);
        throw error;
      }),
    );
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nhalf", () => socket.destroy());
    await vi.waitFor(() => expect(seen).toEqual(["ClientGone"]));
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("health", () => {
  test.each(["/healthz", "/api/healthz", "/readyz", "/api/readyz"])("%s is well", async (path) => {
    expect((await fetch((await serve(echo)) + path)).status).toBe(200);
  });

  test.each([
    ["says no", async () => false],
    ["fails", () => Promise.reject(new Error("no database"))],
  ])("is not ready while what is behind it %s", async (_, isReady) => {
    const url = await serve(echo, isReady);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

test("closing waits for what is running and accepts nothing new", async () => {
  let finish: (() => void) | undefined;
  const url = await serve(async (request) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return echo(request);
  });
  const running = fetch(url, { method: "POST", body: "last" });
  await vi.waitFor(() => expect(finish).toBeDefined());
  const closed = api?.close();
  await expect(fetch(url)).rejects.toThrow();
  finish?.();
  const answer = await running;
  expect([answer.status, answer.headers.get("connection"), await answer.text()]).toEqual([200, "close", "last"]);
  await closed;
});

test("a taken port is an error", async () => {
  const { port } = new URL(await serve(echo));
  await expect(startApi({ host: "127.0.0.1", port: Number(port), gateway: echo })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

describe("inflating", () => {
  test("undoes gzip, within its limit", async () => {
    const zipped = gzipSync("a".repeat(1000));
    expect((await inflate(zipped, "gzip", 1000)).toString()).toBe("a".repeat(1000));
    await expect(inflate(zipped, "gzip", 999)).rejects.toMatchObject({ code: "RequestEntityTooLarge" });
  });

  test("knows no other encoding", async () => {
    await expect(inflate(Buffer.from("a"), "br", 10)).rejects.toMatchObject({ code: "SerializationException" });
    await expect(inflate(Buffer.from("a"), "gzip", 10)).rejects.toMatchObject({ code: "SerializationException" });
  });
});

/** Sends its body only when told to go on. */
function asking(options: RequestOptions): Promise<{ continued: boolean; status: number | undefined }> {
  return new Promise((resolve, reject) => {
    let continued = false;
    const request = httpRequest({ host: "127.0.0.1", ...options });
    request.on("continue", () => {
      continued = true;
      request.end("hello");
    });
    request.on("response", (response) => {
      response.resume();
      resolve({ continued, status: response.statusCode });
      if (!continued) request.destroy();
    });
    request.on("error", reject);
    request.flushHeaders();
  });
}
