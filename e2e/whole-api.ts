import type { Caller } from "@/lib/platform/caller";
import { callerInOpenMode, credentialOf } from "@/lib/services/authenticate";
import { actionsEndingIn, findOperation } from "@/lib/services/catalog";
import { dispatch, invoke } from "@/lib/services/invoke";
import type { Rules } from "@/lib/wire/admission";
import { createGateway } from "@/lib/wire/gateway";
import { startApi } from "@/lib/wire/server";
import type { Key } from "./access";

/** Who signs, as AWS's own SDKs take it. */
export type Keys = Key & { sessionToken?: string };

/** The whole way on a free port of this machine: sockets, signatures, protocols, rights, storage. */
export type WholeApi = {
  url: string;
  port: number;
  /** What a client of AWS's SDK is made with; it does not try again, so that a test sees each answer. */
  optionsFor: (credentials: Keys, region?: string) => ClientOptions;
  close: () => Promise<void>;
};
type ClientOptions = { endpoint: string; region: string; credentials: Keys; maxAttempts: number };

export async function startWholeApi(rules: Partial<Rules> = {}): Promise<WholeApi> {
  const desk = { dispatch, findOperation, actionsEndingIn, credentialOf, callerInOpenMode };
  const gateway = createGateway(desk, { auth: "strict", region: "us-east-1", trustProxy: false, ...rules });
  const { port, close } = await startApi({ host: "127.0.0.1", port: 0, gateway });
  const url = `http://127.0.0.1:${port}`;
  const optionsFor = (credentials: Keys, region = "us-east-1") => ({
    endpoint: url,
    region,
    credentials,
    maxAttempts: 1,
  });
  return { url, port, optionsFor, close };
}

/** A new access key of the caller itself. */
export async function ownKeys(caller: Caller): Promise<Keys> {
  return keysOf((await invoke(caller, "iam:CreateAccessKey", {})).AccessKey);
}

/** A new access key of a new user who may do this, whatever it is done to. */
export async function keysOfUser(root: Caller, UserName: string, Action: string | string[]): Promise<Keys> {
  await invoke(root, "iam:CreateUser", { UserName });
  const Statement = { Effect: "Allow", Action, Resource: "*" };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await invoke(root, "iam:PutUserPolicy", { UserName, PolicyName: "p", PolicyDocument });
  return keysOf((await invoke(root, "iam:CreateAccessKey", { UserName })).AccessKey);
}

/** What IAM and STS answer, as the SDKs take it. */
export function keysOf(given?: { AccessKeyId?: string; SecretAccessKey?: string; SessionToken?: string }): Keys {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
