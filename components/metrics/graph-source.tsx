"use client";

import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { printJson } from "@/components/widget-source/print-json";
import { SourceEditor } from "@/components/widget-source/source-editor";
import { graphMistakes } from "@/components/widget-source/source-mistakes";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

type Props = { graph: MetricProperties; onChange: (graph: MetricProperties) => void };

/** The graph as the JSON of a dashboard's metric widget, to be read, copied and changed. */
export function GraphSource({ graph, onChange }: Props) {
  const t = useTranslations("metrics.source");
  const tConsole = useTranslations("console");
  const printed = printJson(graph);
  const [text, setText] = useState(printed);
  const [known, setKnown] = useState(printed);
  // A graph that was changed elsewhere is shown anew; what was typed and not applied gives way.
  if (printed !== known) {
    setKnown(printed);
    setText(printed);
  }
  const mistakes = graphMistakes(text);
  const isRight = mistakes.every(({ severity }) => severity === "warning");
  return (
    <SpaceBetween size="s">
      <Header
        variant="h3"
        description={t("hint")}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <CopyToClipboard
              copyButtonText={tConsole("copy")}
              copySuccessText={tConsole("copied")}
              copyErrorText={tConsole("copyFailed")}
              textToCopy={text}
            />
            <Button
              variant="primary"
              disabled={!isRight || text === printed}
              onClick={() => onChange(JSON.parse(text) as MetricProperties)}
            >
              {t("update")}
            </Button>
          </SpaceBetween>
        }
      >
        {t("title")}
      </Header>
      <SourceEditor label={t("label")} value={text} onChange={setText} mistakes={mistakes} />
    </SpaceBetween>
  );
}
