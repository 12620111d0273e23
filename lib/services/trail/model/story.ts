import type { FoundEvent, TrailResource } from "./event";
import { type Aspect, aspectIn } from "./story-aspects";
import { nameInRequest, short } from "./story-names";
import { isPlural, type Noun, nounIn, nounOfType } from "./story-nouns";
import { type Link, linkAfter, type Spoken, spokenIn, type Verb } from "./story-verbs";

/** Who acted. `session` is the name that somebody gave to a session of a role. */
export type Actor =
  | { kind: "root" }
  | { kind: "user"; name: string }
  | { kind: "role"; session: string; role: string }
  | { kind: "service"; service: string }
  | { kind: "unknown" };

/** Something that was acted on: a noun that we have words for, else the words of the operation; a name where one is known. */
export type Thing = {
  noun: Noun | undefined;
  /** What of a thing it is, instead of a thing of its own. */
  aspect?: Aspect | undefined;
  words: string;
  name: string | undefined;
  plural: boolean;
};

/** What an event tells, as data: the console says it in the reader's language. */
export type EventStory = {
  who: Actor;
  verb: Verb;
  eventName: string;
  what: Thing | undefined;
  /** How many more resources of the same kind were acted on. */
  more: number;
  /** What `what` belongs to, and how: the user of a policy, the log group of a retention. */
  owner: Thing | undefined;
  link: Link;
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
  const spoken = spokenIn(event.eventName);
  return {
    who: actorOf(record, event.userName),
    verb: spoken.verb,
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
  responseElements?: Readonly<Record<string, unknown>> | null;
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
function outcomeOf({ errorCode, eventName }: Told, { responseElements }: Record_): EventStory["outcome"] {
  if (errorCode && /AccessDenied|Unauthorized|NotAuthorized/.test(errorCode)) return { kind: "denied" };
  if (errorCode) return { kind: "failed", errorCode };
  return responseElements?.[eventName] === "Failure" ? { kind: "denied" } : { kind: "done" };
}

/** What lies in something else by its name: a log stream in its group, an object in its bucket. */
const WITHIN: Readonly<Partial<Record<Noun, Link>>> = { logStream: "in", object: "in" };

function thingsOf(event: Told, spoken: Spoken): Pick<EventStory, "what" | "more" | "owner" | "link"> {
  const { verb, noun: words } = spoken;
  const resources = event.resources.flatMap(thingsIn);
  const [first] = resources;
  const aspect = aspectIn(words);
  const said = aspect ? undefined : nounIn(words);
  const link = aspect || said === "policyVersion" ? "of" : (spoken.link ?? linkAfter(verb));
  if (first && (words === "" || words === "Resource")) {
    const within = first.noun && WITHIN[first.noun];
    const owner = within ? resources.find(({ noun }) => noun !== first.noun) : undefined;
    const more = owner ? 0 : resources.length - 1;
    return { what: first, more, owner, link: within ?? link };
  }
  if (words === "") return { what: undefined, more: 0, owner: undefined, link };
  const alike = said === undefined ? [] : resources.filter(({ noun }) => noun === said);
  const [same] = alike;
  const others = resources.filter(({ noun }) => noun === undefined || noun !== said);
  const owner = others.find(({ noun }) => noun !== undefined && noun === nounIn(spoken.owner ?? "")) ?? others[0];
  const how = (said && verb !== "delete" && WITHIN[said]) || link;
  if (same) return { what: same, more: alike.length - 1, owner, link: how };
  const plural = isPlural(words);
  const name = plural || aspect ? undefined : nameInRequest(event, words, said);
  return { what: { noun: said, aspect, words: wordsOf(words), name, plural }, more: 0, owner, link: how };
}

/** A resource; one that is named within another comes with it. */
function thingsIn({ type, name }: TrailResource): Thing[] {
  const noun = nounOfType(type);
  const words = wordsOf(type.split("::").at(-1) ?? type);
  const thing = (noun_: Noun | undefined, called: string): Thing => ({
    noun: noun_,
    words,
    name: called === "" ? undefined : short(called),
    plural: false,
  });
  const [, group, stream] = (noun === "logStream" && /^(.+?):log-stream:(.*)$/s.exec(name)) || [];
  if (group !== undefined && stream !== undefined) return [thing("logStream", stream), thing("logGroup", group)];
  const [, , key] = (noun === "object" && /^([^/]+)\/(.+)$/s.exec(name)) || [];
  return [thing(noun, key ?? name)];
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
