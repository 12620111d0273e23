"use client";

import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { pagesOf, SERVICES } from "./navigation";
import { findPlaces, type Place } from "./search-places";

/** Finds services and their pages; Alt+S, Ctrl+K and / lead here from anywhere. */
export function ServiceSearch() {
  const t = useTranslations("console");
  const router = useRouter();
  const input = useRef<AutosuggestProps.Ref>(null);
  const [query, setQuery] = useState("");
  useSearchKeys(() => input.current?.focus());

  const services = SERVICES.map(({ id, path }) => ({
    path,
    label: t(`navigation.${id}.title`),
    description: t(`navigation.${id}.description`),
    keywords: [id],
  }));
  const pages = SERVICES.flatMap((service) =>
    pagesOf(service).map(({ id, path, keywords }) => ({
      path,
      label: t(`navigation.${id}`),
      description: t(`navigation.${service.id}.title`),
      keywords,
    })),
  );
  const groups = [
    { label: t("search.services"), options: findPlaces(services, query).map((place) => option("service", place)) },
    { label: t("search.pages"), options: findPlaces(pages, query).map((place) => option("page", place)) },
  ];
  // Whichever group has the better name comes first, so that Enter leads there.
  const isPageBetter = findPlaces([...services, ...pages], query)[0] === findPlaces(pages, query)[0];
  const ordered = query.trim() && isPageBetter ? groups.toReversed() : groups;
  return (
    <Autosuggest
      ref={input}
      value={query}
      options={ordered.filter(({ options }) => options.length > 0)}
      filteringType="manual"
      hideEnteredTextOption
      enteredTextLabel={(value) => value}
      placeholder={t("search.placeholder")}
      ariaLabel={t("search.label")}
      empty={t("search.empty")}
      onChange={({ detail }) => setQuery(detail.value)}
      onSelect={({ detail }) => {
        setQuery("");
        router.push(detail.value.slice(detail.value.indexOf("/")));
      }}
    />
  );
}

/** A service and its first page share a path, and the list wants its values to differ. */
function option(kind: string, { path, label, description }: Place) {
  return { value: kind + path, label, description };
}

function useSearchKeys(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      const asked =
        (event.altKey && event.code === "KeyS") ||
        ((event.ctrlKey || event.metaKey) && event.code === "KeyK") ||
        (event.key === "/" && !typing);
      if (!asked) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
