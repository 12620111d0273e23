/**
 * A resource's name from a segment of the path. Next gives pages the segment as it stands in the address but gives
 * `generateMetadata` a decoded one, in which a "%" stands for itself: what cannot be decoded is therefore a name already.
 */
export function nameInPath(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
