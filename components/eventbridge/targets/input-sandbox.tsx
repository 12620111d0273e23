"use client";

import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { prettyJson } from "@/components/console/pretty-json";
import { JsonText } from "@/components/text-editor/json-text";
import { targetInput } from "@/lib/services/events/model/target-input";
import { PatternEditor } from "../pattern/pattern-editor";
import { eventMistake } from "../pattern/pattern-trial";
import { SAMPLE_IDS, sampleEvent, sampleIdOf } from "../pattern/sample-events";
import { inputOf, type TargetDraft, targetMistakes } from "./target-draft";

type Props = {
  target: TargetDraft;
  scope: { accountId: string; region: string };
  rule: { name: string; arn: string };
};

/** Shows what a target would get of a sample event, by the same code that a worker runs. */
export function InputSandbox({ target, scope, rule }: Props) {
  const t = useTranslations("eventbridge.input");
  const tPattern = useTranslations("eventbridge.pattern");
  const [sample, setSample] = useState(sampleIdOf("alarm"));
  const [event, setEvent] = useState(() => sampleEvent("alarm", scope));
  const options = SAMPLE_IDS.map((value) => ({ value, label: tPattern(`sample.${value}`) }));
  const mistake = eventMistake(event);
  const wrong = targetMistakes({ ...target, arn: `arn:aws:sns:${scope.region}:${scope.accountId}:t`, kind: "sns" });
  const isReady = !mistake && !wrong.pathsMap && !wrong.other;
  const output = isReady
    ? targetInput(inputOf(target), event, { ruleArn: rule.arn, ruleName: rule.name, acceptedAt: new Date() })
    : "";
  return (
    <ExpandableSection variant="footer" headerText={t("sandbox")} headerDescription={t("sandboxHint")}>
      <div className="grid gap-6 lg:grid-cols-2">
        <SpaceBetween size="m">
          <FormField label={tPattern("sampleEvent")}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === sample) ?? null}
              onChange={({ detail }) => {
                const id = sampleIdOf(detail.selectedOption.value);
                setSample(id);
                setEvent(sampleEvent(id, scope));
              }}
            />
          </FormField>
          <PatternEditor label={tPattern("event")} value={event} onChange={setEvent} mistake={mistake} rows={12} />
        </SpaceBetween>
        <FormField stretch label={t("output")}>
          {isReady ? (
            <JsonText label={t("output")} text={prettyJson(output) ?? output} />
          ) : (
            <p className="text-secondary">{wrong.other ?? t("notReady")}</p>
          )}
        </FormField>
      </div>
    </ExpandableSection>
  );
}
