"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** Members of an address to set, or to take out where undefined. */
export type AddressChanges = Readonly<Record<string, string | undefined>>;

/** The state of a view that its address carries, so that a copied link shows the same. */
export function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const members = useSearchParams();
  const [isAsking, startAsking] = useTransition();

  const changed = (changes: AddressChanges) => {
    const next = new URLSearchParams(members);
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) next.delete(name);
      else next.set(name, value);
    }
    return `${pathname}?${next}`;
  };
  return {
    members,
    /** True while the server answers an `ask`. */
    isAsking,
    /** For what is asked: the server renders the page anew, and the browser's back button undoes it. */
    ask: (changes: AddressChanges) => startAsking(() => router.push(changed(changes), { scroll: false })),
    /** For how it is shown: the address is written down and nothing is asked. */
    show: (changes: AddressChanges) => window.history.replaceState(null, "", changed(changes)),
  };
}
