"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import type { Stretch } from "@/components/time-range/time-range";
import { ChangeItem } from "./change-item";
import type { ChangesReading } from "./changes-reading";
import { writesPath } from "./event-paths";

/** As many explanations are looked at by people; the others are there for who asks. */
const FIRST = 5;

type Props = {
  /** When it broke, and the stretch before it that was searched; absent when nothing broke. */
  broke: { at: Date; searched: Stretch } | undefined;
  related: ChangesReading;
};

/** Who changed what before an alarm went off, the likeliest explanation first. */
export function WhatChangedPanel({ broke, related }: Props) {
  const t = useTranslations("changes.before");
  const format = useFormatter();
  const [isWhole, setWhole] = useState(false);
  const { changes, refusal } = related;
  if (!broke) {
    return (
      <Container header={<Header variant="h2">{t("title")}</Header>}>
        <EmptyState title={t("quiet")} hint={t("quietHint")} />
      </Container>
    );
  }
  const hours = Math.round((broke.at.getTime() - broke.searched.start.getTime()) / 3_600_000);
  return (
    <Container
      header={
        <Header variant="h2" description={t("description", { hours, time: format.dateTime(broke.at, "clock") })}>
          {t("title")}
        </Header>
      }
    >
      {refusal && (
        <Alert type="warning" header={t("refused")}>
          {refusal.message}
        </Alert>
      )}
      {!refusal && changes.length === 0 && <EmptyState title={t("none")} hint={t("noneHint", { hours })} />}
      {changes.length > 0 && (
        <SpaceBetween size="s">
          <ol aria-label={t("title")} className="m-0 list-none p-0">
            {changes.slice(0, isWhole ? undefined : FIRST).map((change) => (
              <ChangeItem key={change.eventId} change={change} />
            ))}
          </ol>
          <SpaceBetween direction="horizontal" size="m" alignItems="center">
            {changes.length > FIRST && (
              <Button onClick={() => setWhole(!isWhole)}>
                {isWhole ? t("less") : t("more", { count: changes.length - FIRST })}
              </Button>
            )}
            <Link href={writesPath(broke.searched)}>{t("all")}</Link>
          </SpaceBetween>
        </SpaceBetween>
      )}
    </Container>
  );
}
