"use client";

import Badge from "@cloudscape-design/components/badge";
import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { eventPath } from "@/components/changes/event-paths";
import { Timestamp } from "@/components/console/timestamp";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { earlierRequest, requestOf, stateQuestion } from "@/lib/services/trail/model/previous-state";
import {
  type Difference,
  leavesOf,
  MOST_DIFFERENCES,
  requestDifference,
} from "@/lib/services/trail/model/request-difference";

type Props = {
  event: FoundEvent;
  /** The write that said how the resource was before; absent where none is known. */
  previous: FoundEvent | undefined;
  /** Whether the request names only what it changes. */
  partial: boolean;
};

type Row = {
  path: string;
  kind: Difference["kind"] | "given";
  before?: string | undefined;
  after?: string | undefined;
};
const COLORS = { added: "green", removed: "red", changed: "blue", given: "grey" } as const;

/** What was asked for: as a difference from how the resource was where that is known, else as it is. */
export function RequestPanel({ event, previous, partial }: Props) {
  const t = useTranslations("cloudtrail.request");
  const now = requestOf(event);
  const found = previous && requestDifference(earlierRequest(event, previous), now, partial);
  const given = [...leavesOf(now)].filter(([path]) => path !== "");
  const rows: Row[] = found
    ? found.differences
    : given.slice(0, MOST_DIFFERENCES).map(([path, after]) => ({ path, kind: "given" as const, after }));
  const isCut = found ? found.more : given.length > MOST_DIFFERENCES;
  if (!found && rows.length === 0) return null;
  return (
    <Table<Row>
      items={rows}
      trackBy="path"
      resizableColumns
      wrapLines
      ariaLabels={{ tableLabel: t("title") }}
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          description={
            previous && found ? (
              <>
                {t(event.errorCode === undefined ? "difference" : "refusedDifference", { same: found.same })}{" "}
                <Link href={eventPath(previous.eventId)} fontSize="inherit">
                  {t("previous", { eventName: previous.eventName, userName: previous.userName ?? "-" })}
                </Link>
                {", "}
                <Timestamp value={previous.eventTime} />
              </>
            ) : (
              stateQuestion(event) && t("whole")
            )
          }
        >
          {t("title")}
        </Header>
      }
      empty={<Box textAlign="center">{t("same")}</Box>}
      footer={isCut && t("more", { most: MOST_DIFFERENCES })}
      columnDefinitions={[
        { id: "path", header: t("member"), isRowHeader: true, width: 320, cell: ({ path }) => path },
        ...(found
          ? [
              {
                id: "kind",
                header: t("kind"),
                width: 120,
                cell: ({ kind }: Row) => <Badge color={COLORS[kind]}>{t(`kinds.${kind}`)}</Badge>,
              },
              { id: "before", header: t("before"), width: 320, cell: ({ before }: Row) => <Value text={before} /> },
            ]
          : []),
        {
          id: "after",
          header: found ? t("after") : t("value"),
          width: 320,
          cell: ({ after }: Row) => <Value text={after} />,
        },
      ]}
    />
  );
}

function Value({ text }: { text: string | undefined }) {
  return text === undefined ? <>-</> : <span className="break-all font-mono text-xs">{text}</span>;
}
