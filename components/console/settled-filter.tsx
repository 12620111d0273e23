"use client";

import TextFilter from "@cloudscape-design/components/text-filter";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";

type Props = {
  label: string;
  placeholder: string;
  /** The text that the list on screen is filtered by. */
  value: string;
  /** How many items are found. */
  count: number;
  onChange: (text: string) => void;
};

/** How long a hand must rest before the list is asked for, in milliseconds. */
const REST = 400;

/** A filter that AWS applies: it is asked for once the typing rests. */
export function SettledFilter({ label, placeholder, value, count, onChange }: Props) {
  const t = useTranslations("console.table");
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const [answered, setAnswered] = useState(value);
  // A filter that was not typed here, by a link or the back button, takes the field over; an answer to what was typed does
  // not, because more may have been typed since.
  if (value !== answered) {
    setAnswered(value);
    if (value !== asked) {
      setAsked(value);
      setText(value);
    }
  }
  const apply = useEffectEvent((next: string) => {
    if (next === asked) return;
    setAsked(next);
    onChange(next);
  });
  useEffect(() => {
    const timer = setTimeout(() => apply(text.trim()), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextFilter
      filteringText={text}
      filteringAriaLabel={label}
      filteringPlaceholder={placeholder}
      filteringClearAriaLabel={t("clearFilter")}
      countText={value === "" ? "" : t("matches", { count })}
      onChange={({ detail }) => setText(detail.filteringText)}
    />
  );
}
