"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { JsonText } from "@/components/text-editor/json-text";
import type { RuleDraft } from "./rule-draft";

type Props = { draft: RuleDraft; isNew: boolean; onEdit: (step: number) => void };

/** A look at the whole before the rule is made. */
export function RuleReview({ draft, isNew, onEdit }: Props) {
  const t = useTranslations("eventbridge.wizard");
  const tTargets = useTranslations("eventbridge.targets");
  const tInput = useTranslations("eventbridge.input");
  const part = (step: number, title: string, content: ReactNode) => (
    <Container
      header={
        <Header variant="h2" actions={<Button onClick={() => onEdit(step)}>{t("edit")}</Button>}>
          {title}
        </Header>
      }
    >
      {content}
    </Container>
  );
  return (
    <SpaceBetween size="l">
      {part(
        0,
        t("step.detail"),
        <KeyValuePairs
          columns={3}
          items={[
            { label: t("name"), value: draft.name },
            { label: t("bus"), value: draft.bus },
            { label: t("status"), value: t(draft.isEnabled ? "enabled" : "disabled") },
            { label: t("kind"), value: t(`kinds.${draft.kind}`) },
            { label: t("description"), value: draft.description || "-" },
          ]}
        />,
      )}
      {part(
        1,
        t(`when.${draft.kind}`),
        draft.kind === "pattern" ? (
          <JsonText label={t("when.pattern")} text={draft.pattern} />
        ) : (
          <code className="font-mono">{draft.schedule}</code>
        ),
      )}
      {part(
        2,
        t("step.targets"),
        <Table
          variant="embedded"
          items={[...draft.targets]}
          columnDefinitions={[
            { id: "kind", header: tTargets("kindLabel"), cell: ({ kind }) => tTargets(`kind.${kind}`), width: 200 },
            { id: "arn", header: "ARN", cell: ({ arn }) => arn, isRowHeader: true },
            { id: "input", header: tInput("title"), cell: ({ input }) => tInput(`kind.${input}`), width: 200 },
            { id: "dead", header: tTargets("deadLetters"), cell: ({ deadLetterArn }) => deadLetterArn || "-" },
          ]}
          empty={tTargets("noneYet")}
        />,
      )}
      {isNew &&
        part(
          3,
          t("step.tags"),
          draft.tags.length === 0
            ? "-"
            : draft.tags.map(({ key, value }) => <div key={key}>{`${key} = ${value}`}</div>),
        )}
    </SpaceBetween>
  );
}
