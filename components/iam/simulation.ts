/** What the simulator is asked: may `source` (an ARN) do these actions on these resources, under these circumstances? */
export type Simulation = {
  source: string;
  actions: string[];
  /** ARNs; none means any resource. */
  resources: string[];
  context: { key: string; value: string }[];
};

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** The question of an address; undefined where it asks nothing. */
export function parseSimulation({ source, actions, resources, context }: Search): Simulation | undefined {
  if (typeof source !== "string" || typeof actions !== "string" || actions === "") return undefined;
  return {
    source,
    actions: listOf(actions),
    resources: listOf(resources),
    context: listOf(context).flatMap((entry) => {
      const at = entry.indexOf("=");
      return at > 0 ? [{ key: entry.slice(0, at), value: entry.slice(at + 1) }] : [];
    }),
  };
}

/** The same question as members of an address. Line feeds part what may hold commas. */
export function simulationMembers({ source, actions, resources, context }: Simulation) {
  return {
    source,
    actions: actions.join("\n"),
    resources: resources.join("\n") || undefined,
    context: context.map(({ key, value }) => `${key}=${value}`).join("\n") || undefined,
  };
}

function listOf(text: string | string[] | undefined): string[] {
  return typeof text === "string" ? text.split("\n").flatMap((one) => one.trim() || []) : [];
}
