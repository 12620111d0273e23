import fc from "fast-check";
import { expect, test } from "vitest";
import { SEARCH_FIELDS } from "@/lib/services/trail/model/event";
import { DEFAULT_CONDITIONS, DEFAULT_RANGE, filterSearch, parseEventView } from "./event-view";

test("an address without filters hides reads and shows all that is kept", () => {
  expect(parseEventView({})).toEqual({
    conditions: DEFAULT_CONDITIONS,
    texts: [],
    range: DEFAULT_RANGE,
    allRegions: false,
  });
});

test("an empty filter is none", () => {
  expect(parseEventView({ filter: "", regions: "all" })).toMatchObject({ conditions: [], allRegions: true });
});

test("operators are told apart", () => {
  const filter = ["userName=ana", "eventName!=Get", "eventName:Put", "sourceIp!:10.", "nothing=1", "userName=", "x"];
  expect(parseEventView({ filter }).conditions).toEqual([
    { field: "userName", operator: "=", value: "ana" },
    { field: "eventName", operator: "!=", value: "Get" },
    { field: "eventName", operator: ":", value: "Put" },
    { field: "sourceIp", operator: "!:", value: "10." },
  ]);
});

test("filters are read back as they were written", () => {
  const condition = fc.record({
    field: fc.constantFrom(...SEARCH_FIELDS),
    operator: fc.constantFrom("=" as const, "!=" as const, ":" as const, "!:" as const),
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
