import { pathSegment } from "@/components/console/path-segment";

export const TRAILS = "/cloudtrail/trails";

/** The page of a trail, in its home Region, which alone can change it. */
export function trailPath(name: string, homeRegion?: string): string {
  return `${TRAILS}/${pathSegment(name)}${homeRegion ? `?region=${encodeURIComponent(homeRegion)}` : ""}`;
}
