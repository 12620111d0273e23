import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Caller } from "@/lib/platform/caller";
import { newUuid } from "@/lib/platform/identifiers";
import { API_ARGS } from "@/lib/processes/programs";
import { dispatch } from "@/lib/services/invoke";

type Credentials = { accessKeyId: string; secretAccessKey: string };
type SignedRequest = { headers: Record<string, string>; body: string };

/** An operation of AWS's JSON protocol: the value of X-Amz-Target, the service it is signed for, and the version of JSON. */
export type Target = { name: string; service: string; json: "1.0" | "1.1" };

/** What a client of the api process can do. */
export type ApiClient = {
  /** Requests made and signed at once, so that the client costs little while the clock runs. */
  prepare: (target: Target, inputs: object[]) => Promise<SignedRequest[]>;
  /** Resolves with a 200, rejects with anything else. */
  send: (signed: SignedRequest) => Promise<void>;
};

/** Runs an api process over this process's database, and work that signs with the key of a fresh IAM user. */
export async function withApiProcess(root: Caller, work: (client: ApiClient) => Promise<void>): Promise<void> {
  const credentials = await makeKey(root);
  const port = 20_000 + (process.pid % 20_000);
  const api = spawn(process.execPath, [...profiling(), ...API_ARGS], {
    env: { ...process.env, MIRANTE_API_PORT: String(port), MIRANTE_AUTH: "strict" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(api, "exit");
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  try {
    await Promise.race([untilReady(port), ended.then(() => Promise.reject(new Error("The api process ended.")))]);
    await work({
      prepare: (target, inputs) => Promise.all(inputs.map((input) => sign(credentials, port, target, input))),
      send: (signed) => post(agent, port, signed),
    });
  } finally {
    agent.destroy();
    api.kill("SIGTERM");
    await ended;
  }
}

/** With BENCH_PROFILE set to a folder, the api process leaves a CPU profile there. */
function profiling(): string[] {
  const folder = process.env.BENCH_PROFILE;
  return folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}`] : [];
}

async function makeKey(root: Caller): Promise<Credentials> {
  const UserName = `bench-${newUuid()}`;
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  await dispatch(root, "iam:CreateUser", { UserName });
  await dispatch(root, "iam:AttachUserPolicy", { UserName, PolicyArn });
  const made = (await dispatch(root, "iam:CreateAccessKey", { UserName })) as {
    AccessKey: { AccessKeyId: string; SecretAccessKey: string };
  };
  return { accessKeyId: made.AccessKey.AccessKeyId, secretAccessKey: made.AccessKey.SecretAccessKey };
}

async function sign(
  credentials: Credentials,
  port: number,
  { name, service, json }: Target,
  input: object,
): Promise<SignedRequest> {
  const body = JSON.stringify(input);
  const signer = new SignatureV4({ credentials, region: "us-east-1", service, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: "POST",
    protocol: "http:",
    hostname: "127.0.0.1",
    port,
    path: "/",
    query: {},
    headers: {
      host: `127.0.0.1:${port}`,
      "content-type": `application/x-amz-json-${json}`,
      "x-amz-target": name,
    },
    body,
  });
  return { headers, body };
}

function post(agent: Agent, port: number, { headers, body }: SignedRequest): Promise<void> {
  return new Promise((done, failed) => {
    const sent = request({ agent, port, host: "127.0.0.1", method: "POST", path: "/", headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () =>
        answer.statusCode === 200 ? done() : failed(new Error(`${answer.statusCode}: ${text.slice(0, 300)}`)),
      );
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

async function untilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("The api process did not become ready within ten seconds.");
}
