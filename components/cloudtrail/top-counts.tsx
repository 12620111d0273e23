"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EventCount } from "@/lib/services/trail/model/count";

const CountBars = dynamic(() => import("./count-bars").then((module) => module.CountBars), {
  ssr: false,
  loading: () => <div style={{ height: 112 }} />,
});

type Props = {
  title: string;
  description?: ReactNode;
  counts: readonly EventCount[];
  /** Where a value leads: to the events that were counted. */
  hrefOf: (value: string) => string;
  color?: string;
};

/** What there is most of, with the way to the events behind each count. */
export function TopCounts({ title, description, counts, hrefOf, color }: Props) {
  const t = useTranslations("cloudtrail.counts");
  const rows = counts.map(({ Value, Count }) => ({
    label: Value || t("nobody"),
    count: Count,
    href: Value ? hrefOf(Value) : undefined,
  }));
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description={description}>
          {title}
        </Header>
      }
    >
      {rows.length === 0 ? (
        <span className="text-secondary">{t("none")}</span>
      ) : (
        <CountBars label={title} rows={rows} {...(color ? { color } : {})} />
      )}
    </Container>
  );
}
