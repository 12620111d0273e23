import {
  type ChangeKind,
  type ChangeReason,
  type ChangeSubject,
  kindOf,
  type RelatedChange,
  type WriteEvent,
} from "./change";
import { requestTexts, targetOf } from "./event-names";
import { eventSourceOf } from "./namespace-service";
import { wordsOf } from "./words";

/** The moment something broke: the first breaching point, which stands for so many seconds from then on. */
export type Break = { at: Date; seconds: number };

const MINUTE = 60_000;

/** What a change has in common with the subject counts by these; together they are 100. */
const ANY = 10;
const SAME_RESOURCE = 50;
const SAME_SERVICE = 20;
const SAME_WORD = 10;
const MOST_WORDS = 2;

/** After so many minutes a change is half as suspicious as one just before. */
const HALF_MINUTES = 30;

/** What has happened later cannot be the cause, though it may be part of the story. */
const AFTERWARDS = 0.1;

/** A call that was refused has changed nothing, but tells that somebody was at it. */
const DENIED = 0.3;

const KIND_WEIGHT: Record<ChangeKind, number> = {
  change: 1,
  run: 0.2,
  observing: 0.2,
  tagging: 0.3,
  signIn: 0.2,
  service: 0.1,
};

/**
 * Write events by how likely each explains what broke: related to the subject, shortly before, and of a kind that changes
 * something. Without a break they are in order of time, newest first. An explanation is a guess: the reasons tell on what.
 */
export function relatedChanges(
  events: readonly WriteEvent[],
  subject: ChangeSubject,
  broke: Break | undefined,
): RelatedChange[] {
  const sought = soughtOf(subject);
  const changes = events.map((event) => judge(event, sought, broke));
  const newest = (one: RelatedChange, other: RelatedChange) => other.eventTime.getTime() - one.eventTime.getTime();
  return changes.sort((one, other) => (broke ? other.Score - one.Score : 0) || newest(one, other));
}

/** What a subject is recognised by. */
type Sought = { names: Set<string>; words: Set<string>; eventSource: string | undefined };

function soughtOf({ Namespace = "", Dimensions = [], Arns = [], Words = [] }: ChangeSubject): Sought {
  const values = Dimensions.flatMap(({ Value }) => Value ?? []);
  return {
    names: new Set([...values, ...Arns, ...Words].filter(isTelling)),
    words: new Set([...values, ...Words].flatMap(wordsOf)),
    eventSource: eventSourceOf(Namespace),
  };
}

/** A value such as "1" or "/" is the name of too many things. */
function isTelling(name: string): boolean {
  return name.length >= 3 && /[a-z]/i.test(name);
}

function judge(event: WriteEvent, sought: Sought, broke: Break | undefined): RelatedChange {
  const { eventId, eventTime, eventName, eventSource, userName, region, errorCode } = event;
  const relation = relationOf(event, sought);
  const Kind = kindOf(event);
  const moment = broke && momentOf(eventTime, broke);
  const Reasons: ChangeReason[] = [
    ...relation.reasons,
    ...(moment ? [moment.reason] : []),
    ...(errorCode ? [{ kind: "denied" as const, errorCode }] : []),
    ...(Kind === "change" ? [] : [{ kind: "only" as const, change: Kind }]),
  ];
  const weight = KIND_WEIGHT[Kind] * (errorCode ? DENIED : 1) * (moment?.weight ?? 1);
  const Score = Math.round(relation.points * weight * 10) / 10;
  const known = { eventId, eventTime, eventName, eventSource, userName, region, errorCode };
  return { ...known, Kind, Target: targetOf(event), Score, Reasons };
}

/** What an event has in common with the subject. A whole name says it better than the words in it. */
function relationOf(event: WriteEvent, sought: Sought): { points: number; reasons: ChangeReason[] } {
  const reasons: ChangeReason[] = [];
  let points = ANY;
  const touched = [
    ...event.resources.flatMap(({ name, arn }) => [name, arn]),
    ...requestTexts(event).map(({ text }) => text),
  ];
  const name = touched.find((text) => sought.names.has(text));
  if (name !== undefined) {
    points += SAME_RESOURCE;
    reasons.push({ kind: "sameResource", name });
  }
  if (event.eventSource === sought.eventSource) {
    points += SAME_SERVICE;
    reasons.push({ kind: "sameService", service: event.eventSource.replace(/\.amazonaws\.com$/, "") });
  }
  const isShared = (word: string) => sought.words.has(word) && `${word}.amazonaws.com` !== event.eventSource;
  const common = [...new Set(touched.flatMap(wordsOf))].filter(isShared).slice(0, MOST_WORDS);
  points += common.length * SAME_WORD;
  if (name === undefined) reasons.push(...common.map((word) => ({ kind: "sameWord" as const, word })));
  return { points, reasons };
}

/** A point stands for its whole period, so what happened within it may still have come before the break. */
function momentOf(eventTime: Date, { at, seconds }: Break): { weight: number; reason: ChangeReason } {
  const before = (at.getTime() - eventTime.getTime()) / MINUTE;
  if (before < 0 && -before * 60 >= seconds) {
    return { weight: AFTERWARDS, reason: { kind: "minutesAfter", minutes: Math.round(-before) } };
  }
  const minutes = Math.max(0, before);
  return {
    weight: HALF_MINUTES / (HALF_MINUTES + minutes),
    reason: { kind: "minutesBefore", minutes: Math.round(minutes) },
  };
}
