import { expect, test } from "vitest";
import { preferredLocale } from "./preferences";

test.each([
  ["pt-BR,pt;q=0.9,en;q=0.8", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["de-DE,de;q=0.9,pt;q=0.5,en;q=0.3", "pt-BR"],
  ["en;q=0.5, pt;q=0.9", "pt-BR"],
  ["en-GB,en;q=0.9,pt;q=0.8", "en"],
  ["pt;q=0, fr", "en"],
  ["*", "en"],
  ["", "en"],
])("%s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
