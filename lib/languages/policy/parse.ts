import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { PolicyDocument, PolicyVersion } from "./document";
import { type Elements, readElements } from "./elements";
import { GRAMMARS, type PolicyKind } from "./grammar";
import { type JsonNode, type JsonObject, readJson } from "./json";
import { PolicyError, type PolicyMistake } from "./mistake";
import { readStatement } from "./parse-statement";
import { Report } from "./report";

export interface ParseOptions {
  /** Identity-based when absent. */
  readonly kind?: PolicyKind;
  /** In characters that are not white space: 6144 for a managed policy, 2048 for a role's trust policy ("IAM quotas"). */
  readonly maximumSize?: number;
}

/** Reads a policy text. Throws PolicyError with AWS's message and every mistake in its place. */
export function parsePolicy(text: string, options: ParseOptions = {}): PolicyDocument {
  const report = new Report(GRAMMARS[options.kind ?? "identity"]);
  const document = readText(text, options, report);
  const [first, ...others] = report.mistakes;
  if (first) throw new PolicyError([first, ...others]);
  return document;
}

/** What an editor should mark: nothing when the policy is in order. */
export function findMistakes(text: string, options: ParseOptions = {}): readonly PolicyMistake[] {
  try {
    parsePolicy(text, options);
    return [];
  } catch (error) {
    if (error instanceof PolicyError) return error.mistakes;
    throw error;
  }
}

/** The size that AWS's quotas count: white space is free. */
export function policySize(text: string): number {
  return text.replace(/\s/g, "").length;
}

/** AWS's own bound on the member; a longer text is not worth reading. */
const LONGEST_TEXT = 131_072;
const NO_DOCUMENT: PolicyDocument = { version: "2008-10-17", statements: [] };

function readText(text: string, { maximumSize = LONGEST_TEXT }: ParseOptions, report: Report): PolicyDocument {
  const { quota, wording } = report.grammar;
  const whole = { offset: 0, length: text.length };
  const isTooLong = text.length > LONGEST_TEXT || policySize(text) > maximumSize;
  if (isTooLong) {
    const detail = `The policy is longer than ${maximumSize} characters, white space not counted.`;
    report.add("size", whole, `Cannot exceed quota for ${quota}: ${maximumSize}`, detail);
  }
  if (text.length > LONGEST_TEXT) return NO_DOCUMENT;
  try {
    return readDocument(readJson(text), report);
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    report.add("syntax", error, wording.json, error.message);
    return NO_DOCUMENT;
  }
}

/** policy = { version_block? id_block? statement_block } */
function readDocument(root: JsonNode, report: Report): PolicyDocument {
  if (root.kind !== "object") {
    report.add("syntax", root, report.grammar.wording.json, "A policy is a JSON object.");
    return NO_DOCUMENT;
  }
  const elements = readElements(root, ["Version", "Id", "Statement"], report);
  const id = elements.get("Id")?.value;
  if (id && id.kind !== "string") report.syntax(id, "Id takes a string.");
  return {
    version: readVersion(root, elements, report),
    id: id?.kind === "string" ? id.value : undefined,
    statements: readStatements(root, elements, report),
  };
}

type PolicyElements = Elements<"Version" | "Id" | "Statement">;

function readVersion(root: JsonObject, elements: PolicyElements, report: Report): PolicyVersion {
  const node = elements.get("Version")?.value;
  const version = node?.kind === "string" ? node.value : "2008-10-17";
  const isKnown = version === "2008-10-17" || version === "2012-10-17";
  if ((node && node.kind !== "string") || !isKnown) {
    report.add("syntax", node ?? root, report.grammar.wording.version, "Version is 2012-10-17 or 2008-10-17.");
  } else if (version === "2008-10-17" && !report.grammar.acceptsOldVersion) {
    const detail = 'The policy needs "Version": "2012-10-17".';
    const place = node ?? { offset: root.offset, length: 1 };
    report.add("version", place, "Policy document must be version 2012-10-17 or greater.", detail);
  }
  return isKnown ? version : "2008-10-17";
}

/** statement_block = "Statement" : [ statement, ... ]; brackets may be left out around one. */
function readStatements(root: JsonObject, elements: PolicyElements, report: Report): PolicyDocument["statements"] {
  const node = elements.get("Statement")?.value;
  const items = node?.kind === "array" ? node.items : node ? [node] : [];
  if (items.length === 0) {
    const place = node ?? { offset: root.offset, length: 1 };
    report.add("syntax", place, report.grammar.wording.noStatement, "A policy needs at least one statement.");
  }
  const sids = new Set<string>();
  return items.flatMap((item) => readStatement(item, sids, report) ?? []);
}
