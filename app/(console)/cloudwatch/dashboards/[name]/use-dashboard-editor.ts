"use client";

import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { useFlash } from "@/components/console/flash";
import type { BodyEdit } from "@/components/dashboards/body-edits";
import { useBodyHistory } from "@/components/dashboards/use-body-history";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { saveDashboard } from "../actions";

const AUTOSAVE_KEY = "mirante-dashboard-autosave";
/** So long an edit waits for the next one before it is saved by itself. */
const AUTOSAVE_MILLIS = 800;

/** Who has saved while this page was edited; the ARN may be unknown. */
export type Conflict = { author: string };

/**
 * A dashboard that is being edited: the draft with its undo, and how it is saved. What was saved by others is taken over as long
 * as nothing was changed here; after that a save asks before it writes over theirs.
 */
export function useDashboardEditor(name: string, source: string, savedText: string) {
  const flash = useFlash();
  const [saved, setSaved] = useState(source);
  const [{ body, past, future }, step] = useBodyHistory(useMemo(() => bodyOf(source), [source]));
  const [isSaving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<Conflict>();
  const [isAutosaved, setAutosaved] = useState(false);
  const draft = useMemo(() => sourceOf(body, saved), [body, saved]);
  const isDirty = draft !== saved;

  const adopt = useEffectEvent((next: string) => {
    if (isDirty && next !== draft) return;
    setSaved(next);
    if (next !== draft) step({ kind: "adopt", body: bodyOf(next) });
  });
  useEffect(() => adopt(source), [source]);
  useEffect(() => setAutosaved(localStorage.getItem(AUTOSAVE_KEY) === "on"), []);

  const save = async (isForced = false) => {
    const sent = draft;
    setSaving(true);
    const answer = await saveDashboard(name, sent, isForced ? undefined : saved);
    setSaving(false);
    if (answer.ok) {
      setSaved(sent);
      setConflict(undefined);
      if (!isAutosaved) flash.show({ type: "success", content: savedText });
    } else if (answer.error.code === "DashboardChanged") setConflict({ author: answer.error.message });
    else flash.show({ type: "error", content: answer.error.message });
    return answer.ok;
  };
  const autosave = useEffectEvent(() => void save());
  const isWaiting = isDirty && isAutosaved && !conflict && !isSaving;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further edit starts the wait anew.
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(autosave, AUTOSAVE_MILLIS);
    return () => clearTimeout(timer);
  }, [isWaiting, draft]);

  return {
    body,
    draft,
    isDirty,
    isSaving,
    isAutosaved,
    conflict,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    edit: (edit: BodyEdit) => step({ kind: "edit", edit }),
    undo: () => step({ kind: "undo" }),
    redo: () => step({ kind: "redo" }),
    save,
    /** Forgets what was changed here and shows what the other has saved. */
    giveWay: () => {
      setConflict(undefined);
      setSaved(source);
      step({ kind: "adopt", body: bodyOf(source) });
    },
    /** Leaves open whose changes are to stay; to save by itself would ask again at once. */
    keepEditing: () => {
      setConflict(undefined);
      setAutosaved(false);
    },
    setAutosaved: (isOn: boolean) => {
      localStorage.setItem(AUTOSAVE_KEY, isOn ? "on" : "off");
      setAutosaved(isOn);
    },
  };
}

function bodyOf(source: string): DashboardBody {
  return parseDashboardBody(source).body ?? { widgets: [] };
}

/** A body that says the same as what was saved keeps its very letters. */
function sourceOf(body: DashboardBody, saved: string): string {
  const printed = JSON.stringify(body);
  return printed === JSON.stringify(bodyOf(saved)) ? saved : printed;
}
