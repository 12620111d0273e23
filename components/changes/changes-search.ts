/** Whether an address asks for changes on its graphs: `changes=on`. */
export function areChangesShown(member: string | string[] | null | undefined): boolean {
  return member === "on";
}
