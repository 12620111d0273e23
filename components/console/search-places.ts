/** A place of the console that the search can lead to. */
export type Place = { path: string; label: string; description: string; keywords: readonly string[] };

/**
 * The places that a query finds, best first: by the beginning of the name, by the beginning of a word in it, anywhere in it,
 * by a keyword, by the description. Without a query all are found, in their own order.
 */
export function findPlaces<P extends Place>(places: readonly P[], query: string): P[] {
  const wanted = plain(query.trim());
  if (!wanted) return [...places];
  return places
    .map((place) => ({ place, rank: rankOf(place, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

function rankOf({ label, description, keywords }: Place, wanted: string): number {
  const name = plain(label);
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  if (name.includes(wanted)) return 2;
  if (keywords.some((keyword) => plain(keyword).includes(wanted))) return 3;
  return plain(description).includes(wanted) ? 4 : Number.POSITIVE_INFINITY;
}

/** Without case and accents: "historico" finds "Histórico". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
