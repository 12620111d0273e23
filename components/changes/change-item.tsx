"use client";

import Badge from "@cloudscape-design/components/badge";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ChangeReason, RelatedChange } from "@/lib/services/trail/model/change";
import { eventPath } from "./event-paths";
import { useChangeText } from "./use-change-text";
import { useMinutesText } from "./use-minutes-text";

/** One change: who did what to what, when, and why it is thought to be related. */
export function ChangeItem({ change }: { change: RelatedChange }) {
  const say = useChangeText();
  const sayMoment = useMomentText();
  const t = useTranslations("changes.reason");
  const badge = (reason: ChangeReason) => {
    switch (reason.kind) {
      case "sameResource":
        return <Badge color="blue">{t("sameResource", { name: reason.name })}</Badge>;
      case "sameService":
        return <Badge>{t("sameService", { service: reason.service })}</Badge>;
      case "sameWord":
        return <Badge>{t("sameWord", { word: reason.word })}</Badge>;
      case "denied":
        return <Badge color="red">{t("denied", { errorCode: reason.errorCode })}</Badge>;
      case "minutesBefore":
      case "minutesAfter":
        return null;
    }
  };
  return (
    <li className="border-0 border-b border-solid border-line py-2 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <Link href={eventPath(change.eventId)}>{say(change)}</Link>
        <span className="font-sans text-sm font-bold text-body">{sayMoment(change.Reasons)}</span>
        <span className="font-sans text-xs text-secondary">
          <Timestamp value={change.eventTime} />
        </span>
      </div>
      <div className="mt-1 flex flex-wrap gap-1">
        {change.Reasons.map((reason) => {
          const shown = badge(reason);
          return shown && <span key={JSON.stringify(reason)}>{shown}</span>;
        })}
      </div>
    </li>
  );
}

function useMomentText(): (reasons: readonly ChangeReason[]) => string {
  const t = useTranslations("changes.moment");
  const sayMinutes = useMinutesText();
  return (reasons) => {
    for (const reason of reasons) {
      if (reason.kind === "minutesAfter") return t("after", { duration: sayMinutes(reason.minutes) });
      if (reason.kind !== "minutesBefore") continue;
      return reason.minutes === 0 ? t("same") : t("before", { duration: sayMinutes(reason.minutes) });
    }
    return "";
  };
}
