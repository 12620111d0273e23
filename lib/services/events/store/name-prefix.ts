/** Prisma makes a LIKE pattern of a prefix and leaves LIKE's own signs in force; here they are taken literally. */
export function literalPrefix(prefix: string | undefined): string {
  return (prefix ?? "").replace(/[\\%_]/g, "\\$&");
}
