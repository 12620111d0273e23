import type { RequestContext } from "./request-context";
import { compileWildcard, parseWildcard, type TextMatcher, type WildcardPart } from "./wildcard";

/** A part of a policy's value: plain, wildcard, or a variable that the request fills in. */
export type TemplatePart = WildcardPart | Variable;

export interface Variable {
  readonly kind: "variable";
  /** A condition key, in lower case. */
  readonly key: string;
  readonly fallback?: string;
}

export interface TemplateOptions {
  /** False: `*` and `?` are plain text, as in StringEquals. */
  readonly wildcards: boolean;
  /** False: `${...}` is plain text, as in every 2008-10-17 policy. */
  readonly variables: boolean;
}

export type TemplateMatcher = (text: string, context: RequestContext) => boolean;

const VARIABLE = /\$\{([^{}]*)\}/;

/** Reads `${key}`, `${key, 'default'}`, `${*}`, `${?}`, `${$}` and wildcards (IAM User Guide, "Variables and tags"). */
export function parseTemplate(source: string, { wildcards, variables }: TemplateOptions): TemplatePart[] {
  const plain = (text: string): WildcardPart[] => {
    if (wildcards) return parseWildcard(text);
    return text === "" ? [] : [{ kind: "text", text }];
  };
  if (!variables) return plain(source);
  // Splitting by a pattern with one group alternates: plain text, inside of a variable, plain text, ...
  return source.split(VARIABLE).flatMap((text, index) => (index % 2 === 0 ? plain(text) : [parseVariable(text)]));
}

function parseVariable(inside: string): TemplatePart {
  if (inside === "*" || inside === "?" || inside === "$") return { kind: "text", text: inside };
  const comma = inside.indexOf(",");
  const key = (comma < 0 ? inside : inside.slice(0, comma)).trim().toLowerCase();
  if (comma < 0) return { kind: "variable", key };
  const quoted = inside.slice(comma + 1).trim();
  const isQuoted = quoted.length >= 2 && quoted.startsWith("'") && quoted.endsWith("'");
  // A default without its quotes is no default: the variable then stands or falls with the request.
  return isQuoted ? { kind: "variable", key, fallback: quoted.slice(1, -1) } : { kind: "variable", key };
}

/** A variable that the request does not fill in makes its value match nothing at all. */
export function compileTemplate(
  parts: readonly TemplatePart[],
  fold: (text: string) => string = asIs,
): TemplateMatcher {
  const fixed = fillIn(parts, undefined, fold);
  if (fixed) return fixed;
  return (text, context) => fillIn(parts, context, fold)?.(text) ?? false;
}

/** The keys a template cannot do without. */
export function requiredKeys(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => (part.kind === "variable" && part.fallback === undefined ? [part.key] : []));
}

const asIs = (text: string): string => text;

function fillIn(
  parts: readonly TemplatePart[],
  context: RequestContext | undefined,
  fold: (text: string) => string,
): TextMatcher | undefined {
  const filled: WildcardPart[] = [];
  for (const part of parts) {
    if (part.kind === "anyText" || part.kind === "anyCharacter") {
      filled.push(part);
      continue;
    }
    if (part.kind === "variable" && !context) return undefined;
    const text = part.kind === "text" ? part.text : (context?.singleValueOf(part.key) ?? part.fallback);
    if (text === undefined) return undefined;
    filled.push({ kind: "text", text: fold(text) });
  }
  return compileWildcard(filled);
}
