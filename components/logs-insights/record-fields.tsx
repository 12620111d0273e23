"use client";

import { useTranslations } from "next-intl";
import useSWR from "swr";
import { prettyJson } from "@/components/console/pretty-json";
import type { ResultRows } from "./result-series";

type Props = {
  row: ResultRows[number];
  /** What finds the event; rows of statistics have none. */
  pointer: string | undefined;
  readRecord: (pointer: string) => Promise<Record<string, string>>;
};

/** Every field of one event, or of one row of statistics. */
export function RecordFields({ row, pointer, readRecord }: Props) {
  const t = useTranslations("console");
  const { data, error } = useSWR(pointer && ["log-record", pointer], () => readRecord(pointer ?? ""));
  const own = Object.fromEntries(row.map(({ field = "", value = "" }) => [field, value]));
  const fields = { ...own, ...data };
  return (
    <>
      {pointer !== undefined && !data && !error && <p className="m-0 text-secondary">{t("loading")}</p>}
      {error instanceof Error && <p className="m-0 text-error">{error.message}</p>}
      <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {Object.entries(fields).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="font-bold">{name}</dt>
            <dd className="m-0 [overflow-wrap:anywhere] whitespace-pre-wrap">
              {name === "@message" ? (prettyJson(value) ?? value) : value}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
