import type { FoundEvent, TrailResource } from "./event";
import { requestTexts } from "./event-names";
import { type Noun, nounIn, nounOfType } from "./story-nouns";
import { type Verb, verbOf } from "./story-verbs";

/** Who acted. `session` is the name that somebody gave to a session of a role. */
export type Actor =
  | { kind: "root" }
  | { kind: "user"; name: string }
  | { kind: "role"; session: string; role: string }
  | { kind: "service"; service: string }
  | { kind: "unknown" };

/** Something that was acted on: a noun that we have words for, else the words of the operation; a name where one is known. */
export type Thing = { noun: Noun | undefined; words: string; name: string | undefined; plural: boolean };

/** What an event tells, as data: the console says it in the reader's language. */
export type EventStory = {
  who: Actor;
  verb: Verb;
  eventName: string;
  what: Thing | undefined;
  /** How many more resources of the same kind were acted on. */
  more: number;
  /** What `what` belongs to: the user of a policy, the log group of a retention. */
  owner: Thing | undefined;
  /** The address of the caller, not where a service acts. */
  from: string | undefined;
  viaConsole: boolean;
  outcome: { kind: "done" } | { kind: "denied" } | { kind: "failed"; errorCode: string };
};

export type Told = Pick<
  FoundEvent,
  "eventName" | "eventSource" | "userName" | "sourceIp" | "errorCode" | "resources" | "record" | "readOnly"
>;

/** Reads an event as a story. Every event has one: what we have no words for is told in the operation's own. */
export function storyOf(event: Told): EventStory {
  const record = recordOf(event.record);
  const { verb, noun: spoken } = verbOf(event.eventName);
  return {
    who: actorOf(record, event.userName),
    verb,
    eventName: event.eventName,
    ...thingsOf(event, spoken),
    from: event.sourceIp?.endsWith(".amazonaws.com") ? undefined : event.sourceIp,
    viaConsole: record.sessionCredentialFromConsole === "true" || event.eventName === "ConsoleLogin",
    outcome: outcomeOf(event, record),
  };
}

type Record_ = {
  userIdentity?: {
    type?: unknown;
    invokedBy?: unknown;
    userName?: unknown;
    arn?: unknown;
    sessionContext?: { sessionIssuer?: { userName?: unknown } };
  };
  sessionCredentialFromConsole?: unknown;
  responseElements?: { ConsoleLogin?: unknown } | null;
};

function recordOf(text: string): Record_ {
  return (JSON.parse(text) ?? {}) as Record_;
}

const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

function actorOf({ userIdentity }: Record_, userName: string | undefined): Actor {
  const name = userName ?? text(userIdentity?.userName);
  switch (userIdentity?.type) {
    case "Root":
      return { kind: "root" };
    case "AWSService":
      return { kind: "service", service: text(userIdentity.invokedBy) ?? name ?? "" };
    case "AssumedRole": {
      const role = text(userIdentity.sessionContext?.sessionIssuer?.userName);
      const session = name ?? text(userIdentity.arn)?.split("/").at(-1);
      if (role && session) return { kind: "role", session, role };
      break;
    }
  }
  return name && name !== HIDDEN ? { kind: "user", name } : { kind: "unknown" };
}

/** A sign-in that failed is no error of the call: its answer says so. */
function outcomeOf({ errorCode }: Told, { responseElements }: Record_): EventStory["outcome"] {
  if (errorCode && /AccessDenied|Unauthorized|NotAuthorized/.test(errorCode)) return { kind: "denied" };
  if (errorCode) return { kind: "failed", errorCode };
  return responseElements?.ConsoleLogin === "Failure" ? { kind: "denied" } : { kind: "done" };
}

function thingsOf(event: Told, spoken: string): Pick<EventStory, "what" | "more" | "owner"> {
  const resources = event.resources.map(thingOf);
  const [first] = resources;
  const said = nounIn(spoken);
  const alike = resources.filter(({ noun }) => noun !== undefined && noun === said);
  if (first && (spoken === "" || spoken === "Resource" || spoken === "Tags")) {
    return { what: first, more: resources.length - 1, owner: undefined };
  }
  const [same] = alike;
  if (same) {
    const owner = resources.find(({ noun }) => noun !== said);
    return { what: same, more: alike.length - 1, owner };
  }
  if (spoken === "") return { what: undefined, more: 0, owner: undefined };
  const plural = /[^s]s$/.test(spoken);
  const name = plural || event.readOnly ? undefined : nameIn(event, spoken);
  return { what: { noun: said, words: wordsOf(spoken), name, plural }, more: 0, owner: first };
}

function thingOf({ type, name }: TrailResource): Thing {
  return { noun: nounOfType(type), words: wordsOf(type.split("::").at(-1) ?? type), name, plural: false };
}

/** What the request calls the thing: PutUserPolicy's policyName, UpdateTable's tableInput.name. */
function nameIn(event: Told, spoken: string): string | undefined {
  const texts = requestTexts(event);
  const wanted = spoken.toLowerCase();
  const last = (/[A-Z][a-z0-9]*$/.exec(spoken)?.[0] ?? spoken).toLowerCase();
  const named = [`${wanted}name`, `${wanted}id`, `${last}name`, `${last}id`, wanted, "name"];
  return named.map((name) => texts.find(({ member }) => member.toLowerCase() === name)?.text).find(Boolean);
}

/** "RetentionPolicy" as "retention policy"; abbreviations stay: "DBInstance" as "DB instance". */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .split(" ")
    .map((word) => (/^[A-Z][a-z0-9]*$/.test(word) && word.length > 1 ? word.toLowerCase() : word))
    .join(" ");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
