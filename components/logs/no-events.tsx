"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { shellQuoted } from "@/components/console/shell-quoted";
import type { EventSearch } from "./event-search";

type Props = {
  group: string;
  stream: string | undefined;
  search: EventSearch;
  endpoint: string;
  onSearch: (search: EventSearch) => void;
  onTail: () => void;
};

/** No event at all: the search is loosened, or the first event is written. */
export function NoEvents({ group, stream, search, endpoint, onSearch, onTail }: Props) {
  const t = useTranslations("logs.events");
  const { filterPattern, range } = search;
  return (
    <div className="border border-solid border-line px-4">
      {filterPattern !== "" || range ? (
        <EmptyState
          title={t("noMatch")}
          hint={t("noMatchHint")}
          action={
            <div className="flex justify-center gap-2">
              {filterPattern !== "" && (
                <Button onClick={() => onSearch({ ...search, filterPattern: "" })}>{t("clearFilter")}</Button>
              )}
              {range && <Button onClick={() => onSearch({ ...search, range: undefined })}>{t("allTime")}</Button>}
            </div>
          }
        />
      ) : (
        <EmptyState
          title={t("none")}
          hint={t("noneHint")}
          action={<Button onClick={onTail}>{t("wait")}</Button>}
          command={<CommandLine command={putCommand(group, stream)} endpoint={endpoint} />}
        />
      )}
    </div>
  );
}

function putCommand(group: string, stream = "my-stream"): string {
  const place = `--log-group-name ${shellQuoted(group)} --log-stream-name ${shellQuoted(stream)}`;
  return `logs put-log-events ${place} --log-events timestamp=$(date +%s000),message=hello`;
}
