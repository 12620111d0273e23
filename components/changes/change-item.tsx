"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ChangeReason, RelatedChange } from "@/lib/services/trail/model/change";
import { eventPath } from "./event-paths";
import { ReasonBadges } from "./reason-badges";
import { useChangeText } from "./use-change-text";
import { useMinutesText } from "./use-minutes-text";

/** One change: who did what to what, when, and why it is thought to be related. */
export function ChangeItem({ change }: { change: RelatedChange }) {
  const say = useChangeText();
  const sayMoment = useMomentText();
  return (
    <li className="border-0 border-b border-solid border-line py-2 last:border-b-0">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <Link href={eventPath(change.eventId)}>{say(change)}</Link>
        <span className="font-sans text-sm font-bold text-body">{sayMoment(change.Reasons)}</span>
        <span className="font-sans text-xs text-secondary">
          <Timestamp value={change.eventTime} />
        </span>
      </div>
      <ReasonBadges reasons={change.Reasons} />
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
