"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { isSamePlace, type KnownPlaces, type Place, type PlaceKind } from "@/lib/services/dashboards/model/place";
import { useFlash } from "./flash";
import { useRegion } from "./region";

/** Stars or unstars; answers what stood in the way. */
export type StarPlace = (kind: PlaceKind, name: string, isStarred: boolean) => Promise<string | undefined>;

type Places = KnownPlaces & {
  /** A place of this name where the console is now. */
  at: (kind: PlaceKind, name: string) => Place;
  star: (place: Place, isStarred: boolean) => Promise<void>;
  noteVisit: (place: Place) => void;
};

const PlacesContext = createContext<Places | undefined>(undefined);

/** What the person has starred and visited, in every Region. */
export function usePlaces(): Places {
  const places = useContext(PlacesContext);
  if (!places) throw new Error("usePlaces stands outside of PlacesProvider.");
  return places;
}

/**
 * Knows stars and visits for all pages. The shell is not asked for anew when pages change, so what happens since it was loaded is
 * noted here as well as on the server; whatever the server tells next counts.
 */
export function PlacesProvider({
  initial,
  onStar,
  children,
}: {
  initial: KnownPlaces;
  onStar: StarPlace;
  children: ReactNode;
}) {
  const flash = useFlash();
  const region = useRegion();
  const [told, setTold] = useState(initial);
  const [known, setKnown] = useState(initial);
  if (told !== initial) {
    setTold(initial);
    setKnown(initial);
  }
  const at = useCallback(
    (kind: PlaceKind, name: string): Place => ({ kind, region: kind === "dashboard" ? "" : region, name }),
    [region],
  );
  const noteVisit = useCallback(
    (place: Place) => setKnown(({ starred, visited }) => ({ starred, visited: [place, ...without(visited, place)] })),
    [],
  );
  const star = useCallback(
    async (place: Place, isStarred: boolean) => {
      // Shown once it is kept: a star that is shown before can be lost when the page is left at once.
      const problem = await onStar(place.kind, place.name, isStarred);
      if (problem !== undefined) return flash.show({ type: "error", content: problem });
      setKnown(({ starred, visited }) => ({
        starred: isStarred ? [...without(starred, place), place].sort(byName) : without(starred, place),
        visited,
      }));
    },
    [onStar, flash],
  );
  const places = useMemo(() => ({ ...known, at, star, noteVisit }), [known, at, star, noteVisit]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

function without(places: readonly Place[], place: Place): Place[] {
  return places.filter((other) => !isSamePlace(other, place));
}

function byName(one: Place, other: Place): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}
