"use client";

import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandLine } from "@/components/console/command-line";
import { resolveTimeRange, type TimeRange } from "@/components/time-range/time-range";
import { printJson } from "@/components/widget-source/print-json";
import { SourceEditor } from "@/components/widget-source/source-editor";
import { graphMistakes } from "@/components/widget-source/source-mistakes";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { dataCommand, imageCommand, imageWidget } from "./graph-commands";

type Props = {
  graph: MetricProperties;
  range: TimeRange;
  /** Where the AWS API answers, for command lines. */
  endpoint: string;
  onChange: (graph: MetricProperties) => void;
};

const FORMS = ["json", "image", "cli"] as const;

/** The graph as text: a dashboard's metric widget to be changed, a widget for the picture API, and command lines. */
export function GraphSource({ graph, range, endpoint, onChange }: Props) {
  const t = useTranslations("metrics.source");
  const [form, setForm] = useState<(typeof FORMS)[number]>("json");
  const now = new Date();
  return (
    <SpaceBetween size="s">
      <SegmentedControl
        label={t("form")}
        selectedId={form}
        options={FORMS.map((id) => ({ id, text: t(`forms.${id}`) }))}
        onChange={({ detail }) => setForm(FORMS.find((id) => id === detail.selectedId) ?? "json")}
      />
      {form === "json" && <WidgetSource graph={graph} onChange={onChange} />}
      {form === "image" && (
        <SpaceBetween size="s">
          <Header variant="h3" description={t("imageHint")} actions={<Copy text={imageWidget(graph, range)} />}>
            {t("imageTitle")}
          </Header>
          <pre className="code-text m-0 overflow-x-auto rounded-lg bg-raised p-3 text-body">
            {imageWidget(graph, range)}
          </pre>
        </SpaceBetween>
      )}
      {form === "cli" && (
        <SpaceBetween size="s">
          <Header variant="h3" description={t("cliHint")}>
            {t("cliTitle")}
          </Header>
          <CommandLine command={dataCommand(graph, resolveTimeRange(range, now), now)} endpoint={endpoint} />
          <CommandLine command={imageCommand(graph, range)} endpoint={endpoint} />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function Copy({ text }: { text: string }) {
  const t = useTranslations("console");
  return (
    <CopyToClipboard
      copyButtonText={t("copy")}
      copySuccessText={t("copied")}
      copyErrorText={t("copyFailed")}
      textToCopy={text}
    />
  );
}

function WidgetSource({ graph, onChange }: Pick<Props, "graph" | "onChange">) {
  const t = useTranslations("metrics.source");
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
            <Copy text={text} />
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
