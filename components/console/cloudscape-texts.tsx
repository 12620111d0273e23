"use client";

import { lazy, type ReactNode } from "react";
import type { Locale } from "./preferences";

// Each language is a chunk of its own, so that nobody downloads the other's texts.
const PROVIDERS = {
  en: lazy(() => import("./cloudscape-texts-en")),
  "pt-BR": lazy(() => import("./cloudscape-texts-pt-br")),
};

/**
 * The texts inside Cloudscape's own components, in the page's language. There is no Suspense around it on purpose: the first
 * bytes of an answer then wait for the layout below, and a redirect or a "not found" can still be the answer's status.
 */
export function CloudscapeTexts({ locale, children }: { locale: Locale; children: ReactNode }) {
  const Provider = PROVIDERS[locale];
  return <Provider>{children}</Provider>;
}
