import { createHmac, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readSingleSignOn, type SingleSignOn } from "./single-sign-on";

/** Every setting of the environment, typed. Each may also be given as NAME_FILE, the path of a file that holds the value. */
export type Settings = {
  /** PostgreSQL; when absent `npm start` runs one of its own under the data folder. */
  databaseUrl: string | undefined;
  dataFolder: string;
  accountId: string;
  region: string;
  auth: "strict" | "open";
  /** Open mode beyond loopback is refused unless this is set. */
  openBeyondLoopback: boolean;
  host: string;
  consolePort: number;
  apiPort: number;
  /** How people reach the console from outside, for links and cookies. */
  consoleUrl: string;
  /** How programs and mail readers reach the api from outside: confirmation and unsubscribe links, signing certificates. */
  apiUrl: string;
  /** True behind a proxy of one's own: the last X-Forwarded-For address is then the caller's. */
  trustProxy: boolean;
  logLevel: "debug" | "info" | "warn" | "error";
  eventHistoryDays: number;
  rootEmail: string | undefined;
  rootPassword: string | undefined;
  /** Where mail goes out, as smtp://user:password@host:port or smtps://...; without it mails are kept in the database. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Whether notifications may go to loopback and private addresses. Link-local and metadata addresses never get any. */
  allowPrivateTargets: boolean;
  /** Where Lambda functions, SQS queues and Step Functions state machines live, and what calls to them are signed with; unsigned without credentials. */
  lambdaEndpoint: string | undefined;
  sqsEndpoint: string | undefined;
  sfnEndpoint: string | undefined;
  /** Where trails deliver their files when not into Mirante's own buckets: any store that speaks S3. */
  s3Endpoint: string | undefined;
  /** How often trails deliver; CloudTrail's own pace is five minutes. */
  trailDeliverySeconds: number;
  /** How little a rise of calls CloudTrail Insights tell of. */
  insightsSensitivity: "low" | "medium" | "high";
  /** The demo: an account of its own with a past, people who are chosen on the sign-in page, and a story. */
  demo: boolean;
  /** Whether the story begins by itself. */
  demoStory: boolean;
  /** Where the demo's own chat and functions listen, on loopback, when no others are named. */
  demoPort: number;
  /** What tells the demo's team: a webhook as Slack's, and a mail address. */
  demoWebhookUrl: string;
  demoMail: string;
  awsCredentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | undefined;
  /** Sign-in through an OpenID Connect issuer; absent when none is named. */
  singleSignOn: SingleSignOn | undefined;
};

/** A setting that cannot be used: the process says so in one line and ends. */
export class WrongSetting extends Error {
  override readonly name = "WrongSetting";
}

let current: Settings | undefined;

/** The settings of this process, read once. Throws WrongSetting that names every wrong one. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

/** Reads settings from an environment; all mistakes are gathered into one error. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const value = (name: string): string | undefined => {
    const file = environment[`${name}_FILE`];
    if (!file) return environment[name] || undefined;
    if (existsSync(file)) return readFileSync(file, "utf8").trim();
    wrong.push(`${name}_FILE: there is no file ${file}`);
    return undefined;
  };
  const matching = (name: string, pattern: RegExp, fallback: string, hint: string): string => {
    const given = value(name) ?? fallback;
    if (!pattern.test(given)) wrong.push(`${name}: "${given}" is not ${hint}`);
    return given;
  };
  const oneOf = <T extends string>(name: string, choices: readonly T[], fallback: T): T => {
    const given = value(name) ?? fallback;
    const found = choices.find((choice) => choice === given);
    if (!found) wrong.push(`${name}: "${given}" is not one of ${choices.join(", ")}`);
    return found ?? fallback;
  };
  const wholeNumber = (name: string, fallback: number, low: number, high: number): number => {
    const given = Number(value(name) ?? fallback);
    if (!Number.isInteger(given) || given < low || given > high)
      wrong.push(`${name}: not a whole number from ${low} to ${high}`);
    return given;
  };
  const optional = (name: string, pattern: RegExp, hint: string): string | undefined => {
    const given = value(name);
    // What is given may hold a password, so it is not shown.
    if (given !== undefined && !pattern.test(given)) wrong.push(`${name}: not ${hint}`);
    return given;
  };
  const flag = (name: string, fallback = false): boolean => oneOf(name, ["true", "false"], String(fallback)) === "true";

  const host = value("MIRANTE_HOST") ?? "127.0.0.1";
  const ownName = host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host;
  const consolePort = wholeNumber("MIRANTE_CONSOLE_PORT", 3000, 1, 65_535);
  const apiPort = wholeNumber("MIRANTE_API_PORT", 4566, 1, 65_535);
  const auth = oneOf("MIRANTE_AUTH", ["strict", "open"], "strict");
  const demo = flag("MIRANTE_DEMO");
  const demoPort = wholeNumber("MIRANTE_DEMO_PORT", 4599, 1, 65_535);
  const demoHost = demo ? `http://127.0.0.1:${demoPort}` : undefined;
  const read: Settings = {
    databaseUrl: value("DATABASE_URL"),
    // The bundler must not take the folder that this names for a part of the program.
    dataFolder: resolve(/* turbopackIgnore: true */ value("MIRANTE_DATA") ?? (demo ? ".data/demo" : ".data")),
    accountId: matching(
      "MIRANTE_ACCOUNT_ID",
      /^\d{12}$/,
      demo ? DEMO_ACCOUNT : "123456789012",
      "an account id of 12 digits",
    ),
    region: matching("MIRANTE_REGION", /^[a-z]{2}(-[a-z]+)+-\d$/, "us-east-1", "a Region name"),
    auth,
    openBeyondLoopback: flag("MIRANTE_OPEN_BEYOND_LOOPBACK"),
    host,
    consolePort,
    apiPort,
    consoleUrl: matching(
      "MIRANTE_URL",
      /^https?:\/\/[^/]+$/,
      `http://${ownName}:${consolePort}`,
      "an address such as https://mirante.example.com",
    ),
    apiUrl: matching(
      "MIRANTE_API_URL",
      /^https?:\/\/[^/]+$/,
      `http://${ownName}:${apiPort}`,
      "an address such as https://aws.example.com",
    ),
    trustProxy: flag("MIRANTE_TRUST_PROXY"),
    logLevel: oneOf("MIRANTE_LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
    eventHistoryDays: wholeNumber("MIRANTE_EVENT_HISTORY_DAYS", 90, 1, 36_500),
    rootEmail: value("MIRANTE_ROOT_EMAIL"),
    rootPassword: value("MIRANTE_ROOT_PASSWORD"),
    smtpUrl: optional(
      "MIRANTE_SMTP_URL",
      /^smtps?:\/\/\S+$/,
      "an address such as smtps://user:password@mail.example.com",
    ),
    mailFrom: matching(
      "MIRANTE_MAIL_FROM",
      /^[^\r\n]*[^\s@]+@[^\s@]+$/,
      "Mirante <no-reply@localhost>",
      "an address such as Mirante <no-reply@example.com>",
    ),
    allowPrivateTargets: flag("MIRANTE_ALLOW_PRIVATE_TARGETS", auth === "open" || demo),
    lambdaEndpoint:
      optional("AWS_ENDPOINT_URL_LAMBDA", ENDPOINT, "an address such as http://localhost:9001") ?? demoHost,
    sqsEndpoint: optional("AWS_ENDPOINT_URL_SQS", ENDPOINT, "an address such as http://localhost:9324"),
    sfnEndpoint: optional("AWS_ENDPOINT_URL_SFN", ENDPOINT, "an address such as http://localhost:8083"),
    s3Endpoint: optional("AWS_ENDPOINT_URL_S3", ENDPOINT, "an address such as http://localhost:9000"),
    trailDeliverySeconds: wholeNumber("MIRANTE_TRAIL_DELIVERY_SECONDS", 300, 1, 3_600),
    insightsSensitivity: oneOf("MIRANTE_INSIGHTS_SENSITIVITY", ["low", "medium", "high"], "medium"),
    demo,
    demoStory: flag("MIRANTE_DEMO_STORY"),
    demoPort,
    demoWebhookUrl: matching(
      "MIRANTE_DEMO_WEBHOOK_URL",
      /^https?:\/\/\S+$/,
      `http://127.0.0.1:${demoPort}/webhook`,
      "an address such as https://hooks.slack.com/services/T0/B0/X",
    ),
    demoMail: matching("MIRANTE_DEMO_MAIL", /^[^\s@]+@[^\s@]+$/, "data-team@example.com", "a mail address"),
    awsCredentials: credentials(value),
    singleSignOn: readSingleSignOn(value, wrong),
  };
  const loopback = /^(127\.|localhost$|::1$)/.test(host);
  const lax = read.auth === "open" ? 'MIRANTE_AUTH: "open"' : read.demo ? "MIRANTE_DEMO" : undefined;
  if (lax && !loopback && !read.openBeyondLoopback) {
    wrong.push(
      `${lax} lets anyone in, so it listens on loopback only; MIRANTE_HOST is ${host}. ` +
        "Set MIRANTE_OPEN_BEYOND_LOOPBACK=true if that is what you want",
    );
  }
  if (wrong.length > 0) throw new WrongSetting(wrong.join("; "));
  return read;
}

/** The demo's account is nobody's real one, and never that of an installation beside it. */
const DEMO_ACCOUNT = "210987654321";

const ENDPOINT = /^https?:\/\/[^/\s]+\/?$/;

/** The names that AWS's own tools read. One half of a key pair is none. */
function credentials(value: (name: string) => string | undefined): Settings["awsCredentials"] {
  const [accessKeyId, secretAccessKey] = [value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY")];
  return accessKeyId && secretAccessKey
    ? { accessKeyId, secretAccessKey, sessionToken: value("AWS_SESSION_TOKEN") }
    : undefined;
}

let master: Buffer | undefined;

/**
 * A 32-byte key for one purpose, derived from the master key. The master key is MIRANTE_SECRET (or its file), else a random
 * one kept under the data folder, outside the database, so that a copy of the database alone gives no secret away.
 */
export function secret(purpose: string): Buffer {
  master ??= readMasterKey();
  return createHmac("sha256", master).update(purpose).digest();
}

function readMasterKey(): Buffer {
  const file = process.env.MIRANTE_SECRET_FILE;
  const given = file ? readFileSync(file, "utf8").trim() : process.env.MIRANTE_SECRET;
  if (given) {
    if (given.length < 32) throw new WrongSetting("MIRANTE_SECRET: shorter than 32 characters");
    return Buffer.from(given);
  }
  const folder = settings().dataFolder;
  const path = join(folder, "secret");
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    // Written whole beside its place and linked in: of two processes that start at once one wins, and none reads half a key.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return Buffer.from(readFileSync(path, "utf8"));
}
