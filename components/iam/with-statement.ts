/** A statement as the form asks it: what is allowed or denied, on which resources. */
export type NewStatement = { effect: "Allow" | "Deny"; actions: readonly string[]; resources: readonly string[] };

/** The document with one more statement at its end; undefined where the document is no JSON object to add to. */
export function withStatement(document: string, { effect, actions, resources }: NewStatement): string | undefined {
  const added = { Effect: effect, Action: actions, Resource: resources.length > 0 ? resources : "*" };
  try {
    const parsed: unknown = JSON.parse(document);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined;
    const { Version = "2012-10-17", Statement = [], ...rest } = parsed as Record<string, unknown>;
    return JSON.stringify({ Version, ...rest, Statement: [Statement, added].flat() }, null, 2);
  } catch {
    return undefined;
  }
}
