import type { Refusal } from "./refusal-digest";

/** What an AccessDenied message of AWS's form names. */
export type Denial = { user: string; action: string; resource: string; reason: string };

/** Whether an operation was refused for want of permission. Services name the error differently. */
export function isDenial({ code }: Pick<Refusal, "code">): boolean {
  return code === "AccessDenied" || code === "AccessDeniedException" || code === "UnauthorizedOperation";
}

/** The parts of "User: ... is not authorized to perform: ... on resource: ... because ..."; undefined for another wording. */
export function denialOf(message: string): Denial | undefined {
  const found = /^User: (\S+) is not authorized to perform: (\S+)(?: on resource: (\S+))?\s*(.*)$/s.exec(message);
  if (!found) return undefined;
  const [, user = "", action = "", resource = "*", reason = ""] = found;
  return { user, action, resource, reason };
}

/** A policy statement that would allow what was denied. */
export function allowingStatement({ action, resource }: Pick<Denial, "action" | "resource">): string {
  return JSON.stringify({ Effect: "Allow", Action: action, Resource: resource }, null, 2);
}
