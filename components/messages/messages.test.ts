import { describe, expect, test } from "vitest";
import { AREAS } from "./areas";

type Texts = { [key: string]: string | Texts };

const read = async (locale: string, area: string): Promise<Texts> =>
  (await import(`./${locale}/${area}.json`)) as { default: Texts } as unknown as Texts;

/** Every text of a file by its dotted key. */
function flatten(texts: Texts, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, text]): [string, string][] =>
      typeof text === "string" ? [[prefix + key, text]] : [...flatten(text, `${prefix}${key}.`)],
    ),
  );
}

/** The names that a text takes: {count} and {count, plural, ...} alike, but not the branches of a plural. */
function argumentsOf(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+)\s*)\{(\w+)\s*[,}]/g)].map(([, name = ""]) => name),
    ),
  ].sort();
}

describe.each([...AREAS])("%s", async (area) => {
  const english = flatten((await read("en", area)).default as Texts);
  const portuguese = flatten((await read("pt-BR", area)).default as Texts);

  test("has the same keys in both languages", () => {
    expect([...portuguese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("takes the same values in both languages", () => {
    for (const [key, text] of english) {
      expect({ key, names: argumentsOf(portuguese.get(key) ?? "") }).toEqual({ key, names: argumentsOf(text) });
    }
  });

  test("says something everywhere, without HTML", () => {
    for (const [key, text] of [...english, ...portuguese]) {
      expect({ key, empty: text.trim() === "", html: /<[a-z]+[ >]/i.test(text) && !/<\/\w+>/.test(text) }).toEqual({
        key,
        empty: false,
        html: false,
      });
    }
  });
});
