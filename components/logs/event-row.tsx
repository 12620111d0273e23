"use client";

import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Icon from "@cloudscape-design/components/icon";
import Link from "@cloudscape-design/components/link";
import { useTimeZone, useTranslations } from "next-intl";
import { memo, useId } from "react";
import { prettyJson } from "@/components/console/pretty-json";
import type { FilterMatcher } from "@/lib/languages/filter-pattern/match";
import type { LogEvent } from "./log-event";
import { eventsPath } from "./log-paths";
import { MarkedText } from "./marked-text";
import { zonedIso } from "./zoned-iso";

export type EventRowProps = {
  event: LogEvent;
  group: string;
  showsStream: boolean;
  matcher: FilterMatcher | undefined;
  isOpen: boolean;
  onToggle: (id: string) => void;
};

/** A closed row shows no more than its line can hold; a message may be a megabyte. */
const MAX_CLOSED = 1_000;

/** One log event: a line that opens to the whole message, as indented JSON where it is JSON. */
export const EventRow = memo(function EventRow({ event, isOpen, onToggle, ...shown }: EventRowProps) {
  const t = useTranslations("logs.events");
  const details = useId();
  const time = zonedIso(event.at, useTimeZone() ?? "UTC");
  const { group, showsStream, matcher } = shown;
  return (
    <>
      <tr className="border-0 border-t border-solid border-line hover:bg-raised">
        <td className="w-9 p-0 text-center align-top">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={details}
            aria-label={isOpen ? t("collapse", { time }) : t("expand", { time })}
            onClick={() => onToggle(event.id)}
            className="cursor-pointer border-none bg-transparent px-2 py-1 text-body"
          >
            <Icon name={isOpen ? "angle-down" : "angle-right"} size="small" />
          </button>
        </td>
        <td className="px-2 py-1 align-top whitespace-nowrap">
          <time dateTime={new Date(event.at).toISOString()} suppressHydrationWarning>
            {time}
          </time>
        </td>
        {showsStream && (
          <td className="overflow-hidden px-2 py-1 align-top text-ellipsis whitespace-nowrap">
            <Link href={eventsPath(group, event.stream)} fontSize="inherit">
              {event.stream}
            </Link>
          </td>
        )}
        <td className="overflow-hidden px-2 py-1 align-top text-ellipsis whitespace-pre">
          <MarkedText text={event.message.slice(0, MAX_CLOSED).replace(/\s+/g, " ")} matcher={matcher} />
        </td>
      </tr>
      <tr id={details} hidden={!isOpen}>
        {isOpen && (
          <td colSpan={showsStream ? 4 : 3} className="bg-raised px-9 py-2">
            <OpenMessage message={event.message} matcher={matcher} />
          </td>
        )}
      </tr>
    </>
  );
});

function OpenMessage({ message, matcher }: { message: string; matcher: FilterMatcher | undefined }) {
  const t = useTranslations("console");
  return (
    <div className="flex items-start justify-between gap-4">
      <pre className="m-0 min-w-0 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap">
        <MarkedText text={prettyJson(message) ?? message} matcher={matcher} />
      </pre>
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={t("copy")}
        copySuccessText={t("copied")}
        copyErrorText={t("copyFailed")}
        textToCopy={message}
      />
    </div>
  );
}
