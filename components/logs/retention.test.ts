import { expect, test } from "vitest";
import { RETENTIONS } from "./retention";

test("periods are called as in AWS's console", () => {
  expect(RETENTIONS.map(({ count, unit }) => `${count} ${unit}`)).toEqual([
    "1 days",
    "3 days",
    "5 days",
    "1 weeks",
    "2 weeks",
    "1 months",
    "2 months",
    "3 months",
    "4 months",
    "5 months",
    "6 months",
    "12 months",
    "13 months",
    "18 months",
    "2 years",
    "3 years",
    "5 years",
    "6 years",
    "7 years",
    "8 years",
    "9 years",
    "10 years",
  ]);
});
