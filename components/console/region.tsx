"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

const RegionContext = createContext("");

/** The Region that the page on screen is about. */
export function useRegion(): string {
  return useContext(RegionContext);
}

/**
 * Knows the Region on the client. Links stay clean; after each navigation the address is completed with `?region=`, so that
 * a copied address, a server action and a second tab in another Region all mean the Region that is shown.
 */
export function RegionProvider({ initial, children }: { initial: string; children: ReactNode }) {
  const pathname = usePathname();
  const search = useSearchParams();
  const named = search.get("region");
  const [last, setLast] = useState(initial);
  if (named && named !== last) setLast(named);
  const region = named ?? last;

  useEffect(() => {
    if (search.get("region")) return;
    const completed = new URLSearchParams(search);
    completed.set("region", region);
    window.history.replaceState(null, "", `${pathname}?${completed}${window.location.hash}`);
  }, [pathname, search, region]);

  return <RegionContext value={region}>{children}</RegionContext>;
}
