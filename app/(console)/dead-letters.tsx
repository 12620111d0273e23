"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { type PagedColumn, PagedTable } from "@/components/tables/paged-table";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";

type Props<Letter> = {
  /** Names the table where its preferences are remembered. */
  id: string;
  /** Where what is said of these letters stands among the messages. */
  texts: "eventbridge.deadLetters" | "sns.deadLetters";
  /** What tells these letters from others, their first page, and how to ask for one of their pages. */
  question: object;
  initial: Page<Letter>;
  read: (token: string | undefined) => Promise<Page<Letter>>;
  columns: readonly PagedColumn<Letter>[];
  idOf: (letter: Letter) => string;
  onRedrive: (ids: string[]) => Promise<ActionAnswer<{ redriven: number }>>;
  /** What more is shown of a letter that is chosen alone. */
  detail?: (letter: Letter) => ReactNode;
};

/** What was given up, to be sent again once its target is mended. */
export function DeadLetters<Letter>(props: Props<Letter>) {
  const { id, texts, question, initial, read, columns, idOf, onRedrive, detail } = props;
  const t = useTranslations(texts);
  const flash = useFlash();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);
  const letters = useLivePages(question, read, { initial, everySeconds });
  const selected = letters.items.filter((letter) => chosen.includes(idOf(letter)));
  const [only] = selected;

  const send = async () => {
    setWorking(true);
    const answer = await onRedrive(selected.map(idOf));
    setWorking(false);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t("redriven", { count: answer.output.redriven }) });
    setChosen([]);
    await letters.refresh();
  };
  return (
    <SpaceBetween size="l">
      <PagedTable
        id={id}
        variant="container"
        title={t("title")}
        description={t("hint")}
        columns={columns}
        items={letters.items}
        hasMore={letters.hasMore}
        onMore={letters.loadMore}
        keyOf={idOf}
        selection={{ selected, onChange: (items) => setChosen(items.map(idOf)) }}
        empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
        actions={
          <>
            <RefreshControl
              refreshing={letters.refreshing}
              onRefresh={() => void letters.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={selected.length === 0} loading={working} onClick={() => void send()}>
              {t("redrive")}
            </Button>
          </>
        }
      />
      {selected.length === 1 && only && detail?.(only)}
    </SpaceBetween>
  );
}
