import { modelOf, type Service, type Shape, shapeOf } from "./model";

const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";
const MAX_BYTES = 100 * 1024;

/** Members that are secret though AWS's model does not mark them all. What programs log is theirs, and no part of the record. */
const SECRET_MEMBERS =
  /^(logEvents|secretAccessKey|sessionToken|password|newPassword|oldPassword|apiKeyValue|clientSecret|base32StringSeed|qrCodePNG|tokenCode|authenticationCode[12]|webIdentityToken|samlAssertion)$/i;

/** Members that AWS hides in the records of one service, though they are no secrets elsewhere. */
const SECRET_MEMBERS_OF: Partial<Record<Service, RegExp>> = {
  sns: /^(endpoint|token|message|subject|messageAttributes)$/i,
  // EventBridge User Guide, "EventBridge data events in CloudTrail": what an event says is redacted.
  events: /^detail$/i,
};

/**
 * A request or an answer as CloudTrail shows it: member names begin in lower case, dates as text, secrets hidden, blobs left out,
 * at most 100 KB (CloudTrail User Guide, "CloudTrail record contents"). Undefined and empty become null.
 */
export function recordForm(service: Service, shapeName: string | undefined, value: unknown): object | null {
  if (!shapeName || value === undefined || value === null) return null;
  const form = convert(service, shapeOf(modelOf(service), shapeName), value) as object;
  if (Object.keys(form).length === 0) return null;
  const size = Buffer.byteLength(JSON.stringify(form));
  if (size <= MAX_BYTES) return form;
  return { omitted: true, originalSize: size, reasonForOmission: "The size exceeds 100 KB." };
}

/** The same of an operation that AWS has no shape of: its members as they are, one level deep; secrets are hidden all the same. */
export function ownRecordForm(value: unknown): object | null {
  if (typeof value !== "object" || value === null) return null;
  const shown = Object.entries(value).flatMap(([name, held]) => {
    if (held === undefined || held === null) return [];
    const isSecret = SECRET_MEMBERS.test(name) || OWN_SECRET.test(name);
    return [[name.charAt(0).toLowerCase() + name.slice(1), isSecret ? HIDDEN : plain(held)] as const];
  });
  if (shown.length === 0) return null;
  const form = Object.fromEntries(shown);
  const size = Buffer.byteLength(JSON.stringify(form));
  return size <= MAX_BYTES
    ? form
    : { omitted: true, originalSize: size, reasonForOmission: "The size exceeds 100 KB." };
}

/** What opens a door by itself: the token of a link. */
const OWN_SECRET = /^token$/i;

/** Input of ours has no shape, and a browser may send what refers to itself or unfolds without end. */
const MOST_VALUES = 10_000;
const DEEPEST = 20;

function plain(held: unknown, depth = 0, budget = { left: MOST_VALUES }): unknown {
  budget.left -= 1;
  if (budget.left < 0 || depth > DEEPEST) return undefined;
  const inner = (item: unknown) => plain(item, depth + 1, budget);
  if (Array.isArray(held)) return held.map(inner);
  if (typeof held !== "object" || held === null || held instanceof Date) return scalar(held);
  return Object.fromEntries(Object.entries(held).map(([name, item]) => [name, inner(item)]));
}

function scalar(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : DATE.format(value);
  if (typeof value === "bigint") return String(value);
  return typeof value === "object" ? undefined : value;
}

/** Takes values of the wrong type as well: a call that was refused is recorded before anybody has looked at its input. */
function convert(service: Service, shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  const next = (name: string, held: unknown) => convert(service, shapeOf(modelOf(service), name), held);
  if (shape.sensitive) return HIDDEN;
  if (shape.type === "structure") {
    const out: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(shape.members ?? {})) {
      const held = (value as Record<string, unknown>)[name];
      if (held === undefined || held === null) continue;
      const isSecret = SECRET_MEMBERS.test(name) || SECRET_MEMBERS_OF[service]?.test(name);
      const converted = isSecret ? HIDDEN : next(member.shape, held);
      if (converted !== undefined) out[recordName(service, name)] = converted;
    }
    return out;
  }
  if (shape.type === "list" && shape.member && Array.isArray(value)) {
    const { shape: member } = shape.member;
    return value.map((item) => next(member, item) ?? null);
  }
  if (shape.type === "map" && shape.value && typeof value === "object") {
    const { shape: held } = shape.value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, next(held, item)]));
  }
  return shape.type === "blob" ? undefined : scalar(value);
}

/** Members begin in lower case; S3 alone calls its bucket otherwise (Amazon S3 User Guide, "CloudTrail log file entries"). */
function recordName(service: Service, name: string): string {
  if (service === "s3" && name === "Bucket") return "bucketName";
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** AWS writes dates in records as "Nov 22, 2026, 3:38:00 PM". */
const DATE = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });
