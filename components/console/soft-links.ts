"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";

/**
 * Lets plain links inside (Cloudscape renders nothing else) change the page without a reload: put the answer on the
 * `onClick` of an element around them. React passes clicks on through portals, so menus and dialogs are inside too.
 * Clicks that mean something else to the browser (new tab, download, another site) are left to it.
 */
export function useSoftLinks(): (event: MouseEvent<HTMLElement>) => void {
  const router = useRouter();
  return (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.href || link.hasAttribute("download") || (link.target && link.target !== "_self")) return;
    const to = new URL(link.href);
    if (to.origin !== window.location.origin || to.pathname.startsWith("/api/")) return;
    if (to.hash && to.pathname === window.location.pathname && to.search === window.location.search) return;
    event.preventDefault();
    router.push(to.pathname + to.search + to.hash);
  };
}
