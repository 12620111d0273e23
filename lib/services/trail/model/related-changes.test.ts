import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "@/lib/languages/text/case-file";
import type { ChangeReason, WriteEvent } from "./change";
import { relatedChanges } from "./related-changes";

const at = (clock: string) => new Date(`2026-11-20T${clock}:00Z`);

function eventOf(text: string, index: number): WriteEvent {
  const [clock = "", userName = "", service = "", eventName = "", how, name = "", denied] = text.split(" ");
  return {
    eventId: `event-${index}`,
    eventTime: at(clock),
    eventName,
    eventSource: `${service}.amazonaws.com`,
    userName,
    region: "us-east-1",
    errorCode: denied === "denied" ? "AccessDenied" : undefined,
    resources: how === "resource" ? [{ arn: `arn:aws:${service}:us-east-1:1:${name}`, type: "Thing", name }] : [],
    record: JSON.stringify({
      sourceIPAddress: denied === "by-service" ? `${service}.amazonaws.com` : "198.51.100.24",
      requestParameters: how === "says" ? { tableInput: { name } } : null,
    }),
  };
}

function check(entries: readonly CaseEntry[]): { ranked: string[]; reasons: string } {
  const given = Object.fromEntries(entries.map(({ keyword, text }) => [keyword, text]));
  const [Namespace = "", ...pairs] = (given.about ?? "").split(" ");
  const Dimensions = pairs.flatMap((pair) => {
    const [Name = "", Value] = pair.split("=");
    return Value ? [{ Name, Value }] : [];
  });
  const [clock = "", seconds] = (given.broke ?? "").split(" ");
  const events = entries.flatMap(({ keyword, text }, index) => (keyword === "event" ? [eventOf(text, index)] : []));
  const changes = relatedChanges(
    events,
    { Namespace, Dimensions, Words: given.words?.split(" ") },
    { at: at(clock), seconds: Number(seconds) },
  );
  return {
    ranked: changes.map(({ userName, eventName }) => `${userName} ${eventName}`),
    reasons: (changes[0]?.Reasons ?? []).map(say).join(", "),
  };
}

function say({ kind, ...said }: ChangeReason): string {
  return [kind, ...Object.values(said)].join(" ");
}

describe("who changed what before it broke", () => {
  for (const entries of readCases(readFileSync(new URL("related-changes.cases.txt", import.meta.url), "utf8"))) {
    test(`line ${entries[0]?.line}: ${entries[0]?.text}`, () => {
      const { ranked, reasons } = check(entries);
      const wanted = entries.filter(({ keyword }) => keyword === "first" || keyword === "second");
      expect(ranked.slice(0, wanted.length)).toEqual(wanted.map(({ text }) => text));
      expect(reasons).toBe(entries.find(({ keyword }) => keyword === "reasons")?.text);
    });
  }
});

test("without a break the newest comes first, and nothing is said of minutes", () => {
  const events = ["11:00 ana iam CreateUser", "12:00 beto iam DeleteUser"].map(eventOf);
  const changes = relatedChanges(events, {}, undefined);
  expect(changes.map(({ eventName }) => eventName)).toEqual(["DeleteUser", "CreateUser"]);
  expect(changes.flatMap(({ Reasons }) => Reasons)).toEqual([]);
});

test("every record and every subject is ranked: scores stay between 0 and 100 and none is lost", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  const event = fc.record({
    record: fc.oneof(text, fc.json()),
    eventName: text,
    userName: text,
    minutes: fc.integer(),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), text, text, (drawn, Namespace, Value) => {
      const events = drawn.map(({ minutes, ...rest }, index) => ({
        ...eventOf("12:00 ana glue UpdateTable", index),
        ...rest,
        eventTime: new Date(at("12:00").getTime() + (minutes % 10_000) * 60_000),
      }));
      const broke = { at: at("12:00"), seconds: 60 };
      const changes = relatedChanges(events, { Namespace, Dimensions: [{ Name: "Name", Value }] }, broke);
      expect(changes).toHaveLength(events.length);
      for (const { Score } of changes) expect(Score >= 0 && Score <= 100).toBe(true);
    }),
  );
});
