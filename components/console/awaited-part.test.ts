import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** The calls of `dynamic` in a source, each to the end of its statement. */
const parts = (source: string): string[] => source.match(/= dynamic\([^;]+;/g) ?? [];

describe("parts that are loaded when they are shown", () => {
  const sources = ["app", "components"]
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`))
    .filter((file) => file.endsWith(".tsx") && parts(readFileSync(file, "utf8")).length > 0);

  it("are found", () => expect(sources.length).toBeGreaterThan(15));

  it.each(sources)("have a place of their own while they are on the way: %s", (file) => {
    for (const part of parts(readFileSync(file, "utf8"))) expect(part).toMatch(/loading:|ssr: false/);
  });
});
