import fc from "fast-check";
import { expect, test } from "vitest";
import { confirmationToken, hasTokenForm, readConfirmationToken } from "./confirmation-token";

const TOPIC = "arn:aws:sns:us-east-1:111122223333:alarms";
const NOW = new Date("2026-11-22T10:00:00Z");
const LATER = new Date("2026-11-25T10:00:00Z");

test("a token says what it was given out for, until its time is over", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom("Pending" as const, "Deleted" as const), (id, givenOut) => {
      const token = confirmationToken(TOPIC, { id, givenOut }, LATER);
      expect(hasTokenForm(token)).toBe(true);
      expect(readConfirmationToken(TOPIC, token, NOW)).toEqual({ id, givenOut });
      expect(readConfirmationToken(`${TOPIC}2`, token, NOW)).toBeUndefined();
      expect(readConfirmationToken(TOPIC, token, LATER)).toBeUndefined();
    }),
  );
});

test("no digit of it can be changed", () => {
  const token = confirmationToken(TOPIC, { id: "8a21d249-4329-4871-acc6-7be709c6ea7f", givenOut: "Pending" }, LATER);
  for (const [index, digit] of [...token].entries()) {
    const forged = token.slice(0, index) + (digit === "0" ? "1" : "0") + token.slice(index + 1);
    expect(readConfirmationToken(TOPIC, forged, NOW)).toBeUndefined();
  }
  for (const text of ["", "token", token.toUpperCase(), `${token}0`]) {
    expect([hasTokenForm(text), readConfirmationToken(TOPIC, text, NOW)]).toEqual([false, undefined]);
  }
});
