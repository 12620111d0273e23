import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Expression } from "./ast";
import { decodeBase64, encodeBase64 } from "./base64";
import type { FunctionForm } from "./function-form";
import { literalText, ofTexts, ofValues } from "./function-form";
import { Regex } from "./regex/regex";
import { numberOf, textOf, type Value } from "./value";

const MANY = Number.POSITIVE_INFINITY;
/** As long as a text that a function makes may get; an event's message is at most this long. */
const MAX_TEXT = 1_048_576;

export const stringFunctions: readonly FunctionForm[] = [
  ofValues("isempty", 1, 1, ([value = null]) => (textOf(value) ?? "") === ""),
  ofValues("isblank", 1, 1, ([value = null]) => (textOf(value) ?? "").trim() === ""),
  ofValues("concat", 1, MANY, (values) => values.map((value) => textOf(value) ?? "").join("")),
  ofTexts("ltrim", 1, 2, (text, chars) => trimmed(text, chars, true, false)),
  ofTexts("rtrim", 1, 2, (text, chars) => trimmed(text, chars, false, true)),
  ofTexts("trim", 1, 2, (text, chars) => trimmed(text, chars, true, true)),
  ofTexts("strlen", 1, 1, (text = "") => [...text].length),
  ofTexts("toupper", 1, 1, (text = "") => text.toUpperCase()),
  ofTexts("tolower", 1, 1, (text = "") => text.toLowerCase()),
  ofValues("substr", 2, 3, ([value = null, start = null, length = null]) => {
    const [text, from] = [textOf(value), numberOf(start)];
    if (text === undefined || from === undefined) return null;
    const begin = Math.max(0, Math.trunc(from));
    const count = length === null ? text.length : numberOf(length);
    return count === undefined ? null : text.slice(begin, begin + Math.max(0, Math.trunc(count)));
  }),
  ofTexts("replace", 3, 3, (text = "", found = "", put = "") => {
    if (found === "") return text;
    const pieces = text.split(found);
    return bounded(text.length + (pieces.length - 1) * (put.length - found.length), () => pieces.join(put));
  }),
  regexReplace(),
  ofValues("strcontains", 2, 3, ([value = null, part = null, ignoreCase = false]) => {
    const [text, wanted] = [textOf(value), textOf(part)];
    if (text === undefined || wanted === undefined) return 0;
    const fold = (one: string) => (ignoreCase === true ? one.toLowerCase() : one);
    return fold(text).includes(fold(wanted)) ? 1 : 0;
  }),
  ofTexts("startsWith", 2, 2, (text = "", start = "") => text.startsWith(start)),
  ofTexts("endsWith", 2, 2, (text = "", end = "") => text.endsWith(end)),
  ofTexts("urlencode", 1, 1, (text = "") => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"))),
  ofTexts("urldecode", 1, 1, (text = "") => urlDecoded(text)),
  ofTexts("base64encode", 1, 1, (text = "") => encodeBase64(text)),
  ofTexts("base64decode", 1, 1, (text = "") => decodeBase64(text) ?? null),
  ofTexts("split", 2, 2, (text = "", at = "") => text.split(at)),
  ofTexts("hexToAscii", 1, 1, (text = "") => {
    if (!/^([0-9a-f]{2})*$/i.test(text)) return null;
    return text.replace(/../g, (digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  }),
];

/** Takes characters of `chars` away, white space when there are none. */
function trimmed(text = "", chars: string | undefined, left: boolean, right: boolean): string {
  const goes = (char: string) => (chars === undefined ? char.trim() === "" : chars.includes(char));
  let [from, to] = [0, text.length];
  while (left && from < to && goes(text.charAt(from))) from++;
  while (right && to > from && goes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function bounded(length: number, make: () => string): Value {
  return length > MAX_TEXT ? null : make();
}

function urlDecoded(text: string): Value {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function regexReplace(): FunctionForm {
  const compiled = (args: readonly Expression[]) => new Regex(literalText(args[1]) ?? "");
  return {
    name: "regexReplace",
    least: 3,
    most: 3,
    mistake: (args) => {
      if (literalText(args[1]) === undefined) return "regexReplace needs its pattern as a text";
      try {
        compiled(args);
        return undefined;
      } catch (error) {
        if (error instanceof LanguageSyntaxError) return error.message;
        throw error;
      }
    },
    prepare: (args) => {
      const regex = compiled(args);
      return ([value = null, , put = null]) => {
        const [text, replacement] = [textOf(value), textOf(put)];
        if (text === undefined || replacement === undefined) return null;
        return bounded(text.length * (replacement.length + 1), () => regex.replace(text, replacement));
      };
    },
  };
}
