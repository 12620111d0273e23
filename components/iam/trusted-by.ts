/** Who may assume a role, by the trust policy's Allow statements: services, accounts and principals, each once. */
export function trustedBy(document: string): string[] {
  const trusted = new Set<string>();
  for (const { Effect, Principal } of statementsOf(document)) {
    if (Effect !== "Allow") continue;
    if (typeof Principal === "string") trusted.add(Principal);
    else
      for (const names of Object.values(Principal ?? {})) for (const name of [names].flat()) trusted.add(String(name));
  }
  return [...trusted];
}

type Statement = { Effect?: unknown; Principal?: string | Record<string, string | string[]> };

/** IAM has checked the document when it was kept; one that cannot be read names nobody. */
function statementsOf(document: string): Statement[] {
  try {
    const { Statement = [] } = JSON.parse(document) as { Statement?: Statement | Statement[] };
    return [Statement].flat();
  } catch {
    return [];
  }
}
