"use client";

import { useTranslations } from "next-intl";
import { usePlaces } from "@/components/console/places-context";
import { StarButton } from "@/components/console/star-button";
import { isSamePlace, type PlaceKind } from "@/lib/services/dashboards/model/place";
import type { ResourceColumn } from "./resource-table";

/** The first column of a list of what can be starred. Sorted by, it brings the stars to the top. */
export function useStarColumn<T>(kind: PlaceKind, nameOf: (item: T) => string): ResourceColumn<T> {
  const t = useTranslations("console.places");
  const { starred, at } = usePlaces();
  return {
    id: "star",
    header: t("favorite"),
    cell: (item) => <StarButton kind={kind} name={nameOf(item)} />,
    order: (item) => (starred.some((place) => isSamePlace(place, at(kind, nameOf(item)))) ? 0 : 1),
    width: 130,
  };
}
