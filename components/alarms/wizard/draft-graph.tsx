"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { AlarmLines } from "../alarm-lines";
import { bandOperatorOf, operatorOf } from "../operators";
import { useDurationText } from "../use-duration-text";
import { type AlarmDraft, putInputOf } from "./alarm-draft";
import { rowsOf, watchedOfDraft } from "./draft-subject";

// A graph is drawn once there is a metric; its space is kept while it is loaded.
const AlarmGraph = dynamic(() => import("../alarm-graph").then((module) => module.AlarmGraph), {
  loading: () => <div style={{ height: HEIGHT }} />,
});

const HEIGHT = 220;

/** How that which is watched went, with the threshold as it is being written, or the band. */
export function DraftGraph({ draft, drawn }: { draft: AlarmDraft; drawn: AlarmLines }) {
  const t = useTranslations("alarms.wizard");
  const sayDuration = useDurationText();
  const { threshold, datapoints, periods } = draft;
  const read = watchedOfDraft(draft);
  if (!("watched" in read)) {
    return (
      <div className="py-8 text-center font-sans text-sm text-secondary">
        {t(rowsOf(draft).length === 0 ? "graphEmpty" : "graphWrong")}
      </div>
    );
  }
  const alarm = putInputOf(draft);
  const hasThreshold = threshold.trim() !== "" && Number.isFinite(Number(threshold));
  return (
    <>
      <p className="m-0 mb-2 font-sans text-sm text-secondary">
        {t(`goesOff.${draft.bandId === undefined ? operatorOf(draft.operator) : bandOperatorOf(draft.operator)}`, {
          count: Number(datapoints) || 1,
          duration: sayDuration((Number(periods) || 1) * read.watched.period),
        })}
      </p>
      <AlarmGraph alarm={hasThreshold ? alarm : { ...alarm, Threshold: undefined }} drawn={drawn} height={HEIGHT} />
    </>
  );
}
