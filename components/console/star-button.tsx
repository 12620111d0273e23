"use client";

import ToggleButton from "@cloudscape-design/components/toggle-button";
import { useTranslations } from "next-intl";
import { isSamePlace, type Place, type PlaceKind } from "@/lib/services/dashboards/model/place";
import { usePlaces } from "./places-context";

/** The star of a dashboard, alarm or log group of this Region. */
export function StarButton({ kind, name }: { kind: PlaceKind; name: string }) {
  return <PlaceStar place={usePlaces().at(kind, name)} />;
}

/** The star of a place. */
export function PlaceStar({ place }: { place: Place }) {
  const t = useTranslations("console.places");
  const { starred, star } = usePlaces();
  return (
    <ToggleButton
      variant="icon"
      iconName="star"
      pressedIconName="star-filled"
      pressed={starred.some((other) => isSamePlace(other, place))}
      ariaLabel={t("star", { name: place.name })}
      onChange={({ detail }) => void star(place, detail.pressed)}
    />
  );
}
