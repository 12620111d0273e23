/** A folder, whose key ends in a slash, or an object. */
export type ObjectRow = { key: string; isFolder: boolean; bytes: number; modified: Date | undefined };

/** The prefixes on the way to one: "a/b/c" is "a/", "a/b/". */
export function foldersOf(prefix: string): { name: string; prefix: string }[] {
  const names = prefix.split("/").slice(0, -1);
  return names.map((name, index) => ({ name, prefix: `${names.slice(0, index + 1).join("/")}/` }));
}

/** What a row is called under its prefix. */
export function nameUnder(prefix: string, key: string): string {
  return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}
