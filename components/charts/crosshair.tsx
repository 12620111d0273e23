"use client";

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";

/** The moment under the pointer, and the chart that the pointer is on. Places are pixels within that chart. */
export type Crosshair = { time: number; chart: string; x: number; y: number };

/** Holds the crosshair outside of React's state, so that moving it draws lines and nothing else anew. */
export type CrosshairStore = {
  get: () => Crosshair | undefined;
  set: (crosshair: Crosshair | undefined) => void;
  subscribe: (listener: () => void) => () => void;
};

const CrosshairContext = createContext<CrosshairStore | undefined>(undefined);

/** Around the graphs of a page: a moment that is pointed at in one is marked in all. */
export function SharedCrosshair({ children }: { children: ReactNode }) {
  const [store] = useState(createStore);
  return <CrosshairContext value={store}>{children}</CrosshairContext>;
}

/** The page's crosshair, or one of the chart's own. */
export function useCrosshairStore(): CrosshairStore {
  const shared = useContext(CrosshairContext);
  const [own] = useState(createStore);
  return shared ?? own;
}

export function useCrosshair(store: CrosshairStore): Crosshair | undefined {
  return useSyncExternalStore(store.subscribe, store.get, () => undefined);
}

function createStore(): CrosshairStore {
  let current: Crosshair | undefined;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (crosshair) => {
      current = crosshair;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
