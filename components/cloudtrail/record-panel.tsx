"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { JsonTree } from "@/components/text-editor/json-tree";

const ALL = 100;

/** The record as CloudTrail keeps it, to be folded and copied. */
export function RecordPanel({ record }: { record: string }) {
  const t = useTranslations("cloudtrail.event");
  const tConsole = useTranslations("console");
  const [depth, setDepth] = useState({ depth: ALL, turn: 0 });
  const value: unknown = JSON.parse(record);
  const show = (to: number) => setDepth({ depth: to, turn: depth.turn + 1 });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("recordHint")}
          actions={
            <div className="flex flex-wrap items-center gap-2">
              <Button onClick={() => show(1)}>{t("foldAll")}</Button>
              <Button onClick={() => show(ALL)}>{t("unfoldAll")}</Button>
              <CopyToClipboard
                copyButtonText={t("copyRecord")}
                copySuccessText={tConsole("copied")}
                copyErrorText={tConsole("copyFailed")}
                textToCopy={JSON.stringify(value, null, 2)}
              />
            </div>
          }
        >
          {t("record")}
        </Header>
      }
    >
      <JsonTree
        key={depth.turn}
        value={value}
        label={t("record")}
        depth={depth.depth}
        foldLabel={(name) => t("fold", { name: name || t("record") })}
      />
    </Container>
  );
}
