"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ExplanationView } from "./explanation-view";
import { PatternEditor } from "./pattern-editor";
import { eventMistake, tryPattern } from "./pattern-trial";
import { SAMPLE_IDS, type SampleId, sampleEvent, sampleIdOf } from "./sample-events";

export type Trial = { sample: SampleId; event: string };

type Props = {
  pattern: string;
  trial: Trial;
  onTrial: (trial: Trial) => void;
  scope: { accountId: string; region: string };
};

/** Tries a pattern on a sample event or one's own, as it is typed; nothing is sent anywhere. */
export function PatternSandbox({ pattern, trial, onTrial, scope }: Props) {
  const t = useTranslations("eventbridge.pattern");
  const explanation = useMemo(() => tryPattern(pattern, trial.event), [pattern, trial.event]);
  const options = SAMPLE_IDS.map((value) => ({ value, label: t(`sample.${value}`) }));
  const choose = (sample: SampleId) => onTrial({ sample, event: sampleEvent(sample, scope) });
  return (
    <Container
      header={
        <Header variant="h2" description={t("sandboxHint")}>
          {t("sandbox")}
        </Header>
      }
    >
      <div className="grid gap-6 lg:grid-cols-2">
        <SpaceBetween size="m">
          <FormField label={t("sampleEvent")}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === trial.sample) ?? null}
              onChange={({ detail }) => choose(sampleIdOf(detail.selectedOption.value))}
            />
          </FormField>
          <PatternEditor
            label={t("event")}
            value={trial.event}
            onChange={(event) => onTrial({ ...trial, event })}
            mistake={eventMistake(trial.event)}
          />
        </SpaceBetween>
        <section aria-label={t("result")}>
          {explanation ? (
            <ExplanationView explanation={explanation} />
          ) : (
            <p className="text-secondary">{t("noResult")}</p>
          )}
        </section>
      </div>
    </Container>
  );
}
