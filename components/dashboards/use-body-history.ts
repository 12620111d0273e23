"use client";

import { useReducer } from "react";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import type { BodyEdit } from "./body-edits";

/** A body that is being edited, with what can be undone and done again. */
export type BodyHistory = { body: DashboardBody; past: DashboardBody[]; future: DashboardBody[] };

export type HistoryStep =
  | { kind: "edit"; edit: BodyEdit }
  | { kind: "undo" | "redo" }
  /** Another body takes the place of all: what was saved by somebody else, or brought back. */
  | { kind: "adopt"; body: DashboardBody };

const MOST_STEPS = 100;

export function useBodyHistory(body: DashboardBody): [BodyHistory, (step: HistoryStep) => void] {
  return useReducer(nextHistory, { body, past: [], future: [] });
}

/** The history after one more step; an edit that changes nothing is none. */
export function nextHistory(history: BodyHistory, step: HistoryStep): BodyHistory {
  const { body, past, future } = history;
  switch (step.kind) {
    case "edit": {
      const edited = step.edit(body);
      if (JSON.stringify(edited) === JSON.stringify(body)) return history;
      return { body: edited, past: [...past, body].slice(-MOST_STEPS), future: [] };
    }
    case "undo": {
      const before = past.at(-1);
      return before ? { body: before, past: past.slice(0, -1), future: [body, ...future] } : history;
    }
    case "redo": {
      const [next, ...rest] = future;
      return next ? { body: next, past: [...past, body], future: rest } : history;
    }
    case "adopt":
      return { body: step.body, past: [], future: [] };
  }
}
