import type { Tags } from "../model/principal";

/** Bytes as Prisma's columns take and give them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Whether a statement failed because a unique key is taken: Prisma's error P2002. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "P2002";
}

/** Tags as the rows keep them: only this room writes that column, and only maps of text. */
export function tagsOf(column: unknown): Tags {
  return column as Tags;
}

/** Prisma's startsWith is SQL's LIKE and leaves its wildcards in force; a path may hold them and mean them plainly. */
export function literal(prefix: string): string {
  return prefix.replace(/[\\%_]/g, "\\$&");
}
