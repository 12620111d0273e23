"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PatternEditor } from "../pattern/pattern-editor";
import { EMPTY_FORM, type PatternForm, patternOfForm } from "../pattern/pattern-form";
import { PatternFormFields } from "../pattern/pattern-form-fields";
import { PatternSandbox, type Trial } from "../pattern/pattern-sandbox";
import { patternMistake } from "../pattern/pattern-trial";
import { sampleEvent } from "../pattern/sample-events";

type Props = {
  pattern: string;
  onChange: (pattern: string) => void;
  scope: { accountId: string; region: string };
};

const WAYS = ["form", "json"] as const;
const SAMPLE_OF = { alarm: "alarm", apiCall: "apiCall", objectCreated: "objectCreated", custom: "own" } as const;

/** A pattern by form or as JSON, and the sandbox that says why an event matches it or not. */
export function PatternStep({ pattern, onChange, scope }: Props) {
  const t = useTranslations("eventbridge.pattern");
  const [way, setWay] = useState<(typeof WAYS)[number]>("json");
  const [form, setForm] = useState<PatternForm>(EMPTY_FORM);
  const [trial, setTrial] = useState<Trial>({ sample: "alarm", event: sampleEvent("alarm", scope) });
  const changeForm = (next: PatternForm) => {
    setForm(next);
    onChange(patternOfForm(next));
    if (next.source === form.source) return;
    const sample = SAMPLE_OF[next.source];
    setTrial({ sample, event: sampleEvent(sample, scope) });
  };
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={t("hint")}
            actions={
              <SegmentedControl
                label={t("way")}
                selectedId={way}
                options={WAYS.map((id) => ({ id, text: t(`ways.${id}`) }))}
                onChange={({ detail }) => {
                  const next = detail.selectedId === "form" ? "form" : "json";
                  setWay(next);
                  if (next === "form") changeForm(form);
                }}
              />
            }
          >
            {t("title")}
          </Header>
        }
      >
        <div className={way === "form" ? "grid gap-6 lg:grid-cols-2" : ""}>
          {way === "form" && <PatternFormFields form={form} onChange={changeForm} />}
          <PatternEditor
            label={t("title")}
            value={pattern}
            onChange={onChange}
            readOnly={way === "form"}
            mistake={patternMistake(pattern)}
            fine={t("fine")}
          />
        </div>
      </Container>
      <PatternSandbox pattern={pattern} trial={trial} onTrial={setTrial} scope={scope} />
    </SpaceBetween>
  );
}
