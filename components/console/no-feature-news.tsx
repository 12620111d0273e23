"use client";

import type { ReactNode } from "react";

/**
 * Stands in, in the build, for the drawer with news of features in Cloudscape's frame (see next.config.js): nothing here
 * publishes any, and its list brings a library for drag and drop onto every page.
 */
export default function NoFeatureNews() {
  return null;
}

/** The one other thing that Cloudscape takes from there. */
export function RuntimeContentPart({ content }: { content: ReactNode }) {
  return content;
}
