export const DEFAULT_BUS = "default";

export function busPath(name: string): string {
  return `/eventbridge/event-buses/${encodeURIComponent(name)}`;
}

/** The list of a bus's rules. */
export function rulesPath(bus: string): string {
  return `/eventbridge/rules${busSearch(bus)}`;
}

export function newRulePath(bus: string): string {
  return `/eventbridge/rules/create${busSearch(bus)}`;
}

export function rulePath(name: string, bus: string): string {
  return `/eventbridge/rules/${encodeURIComponent(name)}${busSearch(bus)}`;
}

export function editRulePath(name: string, bus: string): string {
  return `/eventbridge/rules/${encodeURIComponent(name)}/edit${busSearch(bus)}`;
}

export function connectionPath(name: string): string {
  return `/eventbridge/connections/${encodeURIComponent(name)}`;
}

export function apiDestinationPath(name: string): string {
  return `/eventbridge/api-destinations/${encodeURIComponent(name)}`;
}

/** The bus that an address names; the default one when it names none. */
export function busInSearch(bus: string | string[] | undefined): string {
  return typeof bus === "string" && bus !== "" ? bus : DEFAULT_BUS;
}

function busSearch(bus: string): string {
  return bus === DEFAULT_BUS ? "" : `?bus=${encodeURIComponent(bus)}`;
}
