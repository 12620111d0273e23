"use client";

import type { Target } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { editRulePath } from "@/components/eventbridge/eventbridge-paths";
import { targetDraftOf } from "@/components/eventbridge/targets/target-draft";
import { targetPagePath } from "@/components/eventbridge/targets/target-page";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";

type Props = { name: string; bus: string; targets: readonly Target[] };

/** Where a rule sends what it matches. */
export function RuleTargets({ name, bus, targets }: Props) {
  const t = useTranslations("eventbridge.targets");
  const tInput = useTranslations("eventbridge.input");
  const edit = <Button href={editRulePath(name, bus)}>{t("edit")}</Button>;
  const columns: ResourceColumn<Target>[] = [
    {
      id: "arn",
      header: "ARN",
      cell: ({ Arn = "" }) => {
        const path = targetPagePath(Arn);
        return path ? <Link href={path}>{Arn}</Link> : Arn;
      },
      text: ({ Arn = "" }) => Arn,
      isRowHeader: true,
      width: 420,
    },
    { id: "kind", header: t("kindLabel"), cell: (target) => t(`kind.${targetDraftOf(target).kind}`), width: 180 },
    {
      id: "input",
      header: tInput("title"),
      cell: (target) => tInput(`kind.${targetDraftOf(target).input}`),
      width: 200,
    },
    {
      id: "retry",
      header: t("retries"),
      cell: ({ RetryPolicy }) =>
        t("retrySummary", {
          retries: RetryPolicy?.MaximumRetryAttempts ?? 185,
          seconds: RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400,
        }),
      width: 220,
    },
    { id: "dead", header: t("deadLetters"), cell: ({ DeadLetterConfig }) => DeadLetterConfig?.Arn ?? "-" },
    { id: "id", header: "ID", cell: ({ Id }) => Id, text: ({ Id = "" }) => Id, initiallyHidden: true },
  ];
  return (
    <ResourceTable
      id="eventbridge-targets"
      variant="container"
      title={t("title")}
      description={t("hint")}
      items={targets}
      columns={columns}
      keyOf={({ Id = "" }) => Id}
      filterPlaceholder={t("find")}
      empty={{ title: t("noneYet"), action: edit }}
      actions={edit}
    />
  );
}
