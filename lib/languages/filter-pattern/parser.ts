import { LanguageSyntaxError } from "../text/language-syntax-error";
import { isWordChar } from "../text/scanner";
import type { FilterPattern, Phrase, Regex, Term } from "./ast";
import { DelimitedPatternParser } from "./delimited-parser";
import { JsonPatternParser } from "./json-parser";
import { PatternScanner } from "./pattern-scanner";

/** The API's own limit; it bounds the depth of the parser too. */
const MAX_LENGTH = 1_024;
const TOO_MANY_REGEXES = "Your input has exceeded the maximum of 2 regular expressions per filter pattern.";

/**
 * Reads a CloudWatch Logs filter pattern.
 *
 * @param invalid AWS's message for a pattern that is wrong as a whole: PutMetricFilter and TestMetricFilter say
 *   "Invalid metric filter pattern", the others "Invalid filter pattern".
 * @throws LanguageSyntaxError with the message of AWS's InvalidParameterException.
 */
export function parseFilterPattern(source: string, invalid = "Invalid filter pattern"): FilterPattern {
  if (source.length > MAX_LENGTH) throw new LanguageSyntaxError(invalid, MAX_LENGTH, source.length - MAX_LENGTH);
  const scanner = new PatternScanner(source, invalid);
  const pattern = readPattern(scanner);
  scanner.skipBlanks();
  if (!scanner.done) throw scanner.unexpected();
  if (scanner.regexCount > 2) throw scanner.fault(TOO_MANY_REGEXES, 0);
  return pattern;
}

/** pattern := json | delimited | terms */
function readPattern(scanner: PatternScanner): FilterPattern {
  scanner.skipBlanks();
  if (scanner.peek() === "{") return new JsonPatternParser(mustEndWith(scanner, "{", "}")).pattern();
  if (scanner.peek() === "[") return new DelimitedPatternParser(mustEndWith(scanner, "[", "]")).pattern();
  const terms: Term[] = [];
  for (; !scanner.done; scanner.skipBlanks()) terms.push(readTerm(scanner));
  return { kind: "terms", terms };
}

function mustEndWith(scanner: PatternScanner, opening: string, closing: string): PatternScanner {
  if (scanner.source.trimEnd().endsWith(closing)) return scanner;
  throw scanner.fault(`If a filter pattern starts with '${opening}' it must end with '${closing}'`);
}

/** term := ("?" | "-")? (word | quoted | regex)     terms need no blanks between them: `a-b` excludes b */
function readTerm(scanner: PatternScanner): Term {
  const start = scanner.offset;
  const role = scanner.take("?") ? "optional" : scanner.take("-") ? "excluded" : "required";
  scanner.skipBlanks();
  return { role, content: readContent(scanner, start) };
}

function readContent(scanner: PatternScanner, start: number): Phrase | Regex {
  if (scanner.peek() === '"') return { kind: "phrase", text: scanner.quoted() };
  if (scanner.peek() === "%") return scanner.regex();
  const text = scanner.takeWhile(isWordChar);
  if (text === "") throw scanner.badTerm(start);
  return { kind: "phrase", text };
}
