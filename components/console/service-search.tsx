"use client";

import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { pagesOf, SERVICES } from "./navigation";

/** Finds services and their pages; Alt+S, Ctrl+K and / lead here from anywhere. */
export function ServiceSearch() {
  const t = useTranslations("console");
  const router = useRouter();
  const input = useRef<AutosuggestProps.Ref>(null);
  const [query, setQuery] = useState("");
  useSearchKeys(() => input.current?.focus());

  const services = SERVICES.map(({ id, path }) => ({
    value: path,
    label: t(`navigation.${id}.title`),
    description: t(`navigation.${id}.description`),
    filteringTags: [id],
  }));
  const pages = SERVICES.flatMap((service) =>
    pagesOf(service).map(({ id, path, keywords }) => ({
      value: `${path}#`,
      label: t(`navigation.${id}`),
      description: t(`navigation.${service.id}.title`),
      filteringTags: [...keywords],
    })),
  );
  const options = [
    { label: t("search.services"), options: services },
    { label: t("search.pages"), options: pages },
  ];
  return (
    <Autosuggest
      ref={input}
      value={query}
      options={options}
      hideEnteredTextOption
      enteredTextLabel={(value) => value}
      placeholder={t("search.placeholder")}
      ariaLabel={t("search.label")}
      empty={t("search.empty")}
      filteringResultsText={(matches) => t("search.matches", { count: matches })}
      onChange={({ detail }) => setQuery(detail.value)}
      onSelect={({ detail }) => {
        setQuery("");
        router.push(detail.value.replace(/#$/, ""));
      }}
    />
  );
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
