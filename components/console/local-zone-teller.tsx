"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { COOKIES, PREFERENCE_SECONDS } from "./preferences";

/**
 * Tells the server the browser's time zone by a cookie, so that local times are right in the first paint already.
 * `known` is the zone of local times that the page was made with; absent when the person reads UTC.
 */
export function LocalZoneTeller({ known }: { known: string | undefined }) {
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    document.cookie = `${COOKIES.localZone}=${zone}; path=/; max-age=${PREFERENCE_SECONDS}; samesite=lax`;
    if (known !== undefined && known !== zone) router.refresh();
  }, [known, router]);
  return null;
}
