import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Key } from "./access";

/** A raw request to the api: what an SDK would refuse to send. */
export type RawRequest = {
  service: string;
  path?: string;
  /** Where it is sent, letter by letter, when that is not where it was signed for. */
  sentPath?: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
  signingDate?: Date;
  /** Changes the request after it was signed. */
  tamper?: (headers: Record<string, string>) => void;
};

export type RawAnswer = { status: number; headers: Headers; body: string };

/** Signs and sends a request as it is. Without a key it is sent unsigned. */
export async function send(endpoint: string, key: Key | undefined, request: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(endpoint);
  const { service, path = "/", body, signingDate } = request;
  const headers: Record<string, string> = { host: `${hostname}:${port}`, ...request.headers };
  if (key) {
    const signer = new SignatureV4({ service, region: "us-east-1", credentials: key, sha256: Sha256 });
    const signed = await signer.sign(
      { method: "POST", protocol: "http:", hostname, path, headers, body },
      { signingDate },
    );
    Object.assign(headers, signed.headers);
  }
  request.tamper?.(headers);
  return exchange(endpoint, request.sentPath ?? path, headers, body);
}

/** Node's own client, because fetch tidies a path up before it sends it. */
function exchange(
  endpoint: string,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method: "POST", headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer.headers), body: text });
      });
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

function headersOf(given: IncomingHttpHeaders): Headers {
  return new Headers(
    Object.entries(given).flatMap(([name, value]) => [value ?? ""].flat().map((one) => [name, one])) as [
      string,
      string,
    ][],
  );
}
