import fc from "fast-check";
import { expect, test } from "vitest";
import { SEARCH_FIELDS, SEARCH_OPERATORS } from "@/lib/services/trail/model/event";
import { DEFAULT_CONDITIONS, DEFAULT_RANGE, eventViewSearch, filterSearch, parseEventView } from "./event-view";

test("an address without filters hides reads and shows all that is kept", () => {
  expect(parseEventView({})).toEqual({
    conditions: DEFAULT_CONDITIONS,
    texts: [],
    matchAny: false,
    outcome: undefined,
    range: DEFAULT_RANGE,
    allRegions: false,
  });
});

test("an empty filter is none", () => {
  expect(parseEventView({ filter: "", regions: "all" })).toMatchObject({ conditions: [], allRegions: true });
});

test("operators are told apart", () => {
  const filter = [
    "userName=ana",
    "eventName!=Get",
    "eventName:Put",
    "sourceIp!:10.",
    "region^us-",
    "nothing=1",
    "userName=",
    "x",
  ];
  expect(parseEventView({ filter }).conditions).toEqual([
    { field: "userName", operator: "=", value: "ana" },
    { field: "eventName", operator: "!=", value: "Get" },
    { field: "eventName", operator: ":", value: "Put" },
    { field: "sourceIp", operator: "!:", value: "10." },
    { field: "region", operator: "^", value: "us-" },
  ]);
});

test("what no record can hold is left out of an address, and what is endless is cut", () => {
  const view = parseEventView({
    filter: ["eventName:\0", "userName=ana"],
    text: ["a\0b", "x".repeat(3000)],
    start: "\0",
  });
  expect(view.conditions).toEqual([{ field: "userName", operator: "=", value: "ana" }]);
  expect(view.texts).toEqual(["x".repeat(2000)]);
  expect(view.range).toEqual(DEFAULT_RANGE);
});

test("filters are read back as they were written", () => {
  const condition = fc.record({
    field: fc.constantFrom(...SEARCH_FIELDS),
    operator: fc.constantFrom(...SEARCH_OPERATORS),
    // A value that begins with the rest of an operator would be read as one; nobody's name does.
    value: fc.string({ minLength: 1 }).filter((value) => !/^[=:]/.test(value)),
  });
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 10 }), (conditions) => {
      const filter = filterSearch({ conditions, texts: [] }).map(([, value]) => value);
      expect(parseEventView({ filter }).conditions).toEqual(conditions);
    }),
  );
});

test("a whole view is read back as it was written", () => {
  const view = parseEventView({
    filter: "userName=ana",
    text: "prod",
    match: "any",
    outcome: "denied",
    regions: "all",
    start: "-PT3H",
  });
  const search: Record<string, string[]> = {};
  for (const [name, value] of eventViewSearch(view)) search[name] = [...(search[name] ?? []), value];
  expect(parseEventView(search)).toEqual(view);
  expect(view).toMatchObject({ matchAny: true, outcome: "denied", allRegions: true, texts: ["prod"] });
});
