"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/console/empty-state";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { Part } from "@/components/overview/part";
import { TRAILS, trailPath } from "./trail-paths";
import type { TrailRow } from "./trail-row";
import { TrailState } from "./trail-state";

/** The trails with how they fare. */
export function TrailSummary({ trails }: { trails: Part<TrailRow[]> }) {
  const t = useTranslations("cloudtrail.trails");
  if ("refusal" in trails) return <SectionRefusal refusal={trails.refusal} />;
  return (
    <Table
      items={trails.value}
      trackBy="arn"
      ariaLabels={{ tableLabel: t("title") }}
      header={
        <Header variant="h2" counter={`(${trails.value.length})`} actions={<Button href={TRAILS}>{t("title")}</Button>}>
          {t("title")}
        </Header>
      }
      columnDefinitions={[
        {
          id: "name",
          header: t("name"),
          isRowHeader: true,
          cell: ({ name, homeRegion }) => <Link href={trailPath(name, homeRegion)}>{name}</Link>,
        },
        { id: "home", header: t("homeRegion"), cell: ({ homeRegion }) => homeRegion },
        { id: "bucket", header: t("bucket"), cell: ({ bucket }) => bucket },
        { id: "status", header: t("status"), cell: (trail) => <TrailState {...trail} /> },
      ]}
      empty={
        <EmptyState
          title={t("none")}
          hint={t("noneHint")}
          action={<Button href={`${TRAILS}/create`}>{t("create")}</Button>}
        />
      }
    />
  );
}
