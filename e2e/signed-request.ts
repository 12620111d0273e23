import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Key } from "./access";

/** A raw request to the api: what an SDK would refuse to send. */
export type RawRequest = {
  service: string;
  path?: string;
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
  const { host: _, ...sent } = headers;
  const answer = await fetch(`${endpoint}${path}`, { method: "POST", headers: sent, body: body as BodyInit });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}
