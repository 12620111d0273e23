/** Things by the Region that they are in: each Region is asked for its own. */
export function byRegion<Item>(items: readonly Item[], regionOf: (item: Item) => string): [string, Item[]][] {
  const regions = new Map<string, Item[]>();
  for (const item of items) {
    const region = regionOf(item);
    const known = regions.get(region);
    if (known) known.push(item);
    else regions.set(region, [item]);
  }
  return [...regions];
}
