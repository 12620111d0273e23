"use client";

import { startTransition, useEffect } from "react";
import type { PlaceKind } from "@/lib/services/dashboards/model/place";
import { usePlaces } from "./places-context";

/** Tells the side navigation that the page of this dashboard, alarm or log group is open; shows nothing. */
export function VisitNote({ kind, name }: { kind: PlaceKind; name: string }) {
  const { at, noteVisit } = usePlaces();
  // The page itself goes first: a whole dashboard may be waking up just now.
  useEffect(() => startTransition(() => noteVisit(at(kind, name))), [at, noteVisit, kind, name]);
  return null;
}
