"use client";

import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PLACE_KINDS, type Place } from "@/lib/services/dashboards/model/place";
import { placePath } from "./place-path";
import { usePlaces } from "./places-context";
import { useRegion } from "./region";
import { PlaceStar } from "./star-button";

/** Visits that are shown. */
const RECENT = 8;

/** AWS's "Favorites and recents": what the person has starred, by kind, and what they looked at lately, in this Region. */
export function PlacesPanel() {
  const t = useTranslations("console.places");
  const region = useRegion();
  const { starred, visited } = usePlaces();
  const isHere = (place: Place) => place.region === "" || place.region === region;
  const favorites = starred.filter(isHere);
  const recents = visited.filter(isHere).slice(0, RECENT);
  const [isOpen, setOpen] = useState(favorites.length > 0);
  return (
    <ExpandableSection
      headerText={t("title")}
      headingTagOverride="h3"
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {isOpen && <Places favorites={favorites} recents={recents} />}
    </ExpandableSection>
  );
}

function Places({ favorites, recents }: { favorites: Place[]; recents: Place[] }) {
  const t = useTranslations("console.places");
  return (
    <div className="flex flex-col gap-3">
      {favorites.length === 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          {t("noFavorites")}
        </Box>
      )}
      {PLACE_KINDS.map((kind) => (
        <PlaceList key={kind} title={t(kind)} places={favorites.filter((place) => place.kind === kind)} />
      ))}
      <PlaceList title={t("recents")} places={recents} saysKind />
      {recents.length === 0 && (
        <Box color="text-body-secondary" fontSize="body-s">
          {t("noRecents")}
        </Box>
      )}
    </div>
  );
}

function PlaceList({ title, places, saysKind = false }: { title: string; places: Place[]; saysKind?: boolean }) {
  const t = useTranslations("console.places");
  if (places.length === 0) return null;
  return (
    <section aria-label={title}>
      <Box variant="h4" fontSize="body-s" padding="n">
        {title}
      </Box>
      <ul className="m-0 list-none p-0">
        {places.map((place) => (
          <li key={`${place.kind} ${place.name}`} className="flex items-start gap-1">
            <PlaceStar place={place} />
            <span className="min-w-0 py-1 [overflow-wrap:anywhere]">
              <Link href={placePath(place)}>{place.name}</Link>
              {saysKind && (
                <Box color="text-body-secondary" fontSize="body-s">
                  {t(`one.${place.kind}`)}
                </Box>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
