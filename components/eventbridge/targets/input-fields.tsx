"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";
import { InputSandbox } from "./input-sandbox";
import { INPUTS, type TargetDraft } from "./target-draft";

type Props = {
  target: TargetDraft;
  mistake: "notMap" | undefined;
  scope: { accountId: string; region: string };
  rule: { name: string; arn: string };
  onChange: (part: Partial<TargetDraft>) => void;
};

/** What of an event a target gets: all of it, a part, a constant, or a template filled with parts. */
export function InputFields({ target, mistake, scope, rule, onChange }: Props) {
  const t = useTranslations("eventbridge.input");
  const kinds = INPUTS.map((value) => ({ value, label: t(`kind.${value}`), description: t(`kindHint.${value}`) }));
  return (
    <SpaceBetween size="m">
      <FormField label={t("title")}>
        <Select
          options={kinds}
          selectedOption={kinds.find(({ value }) => value === target.input) ?? null}
          onChange={({ detail }) => {
            const input = INPUTS.find((one) => one === detail.selectedOption.value);
            if (input) onChange({ input });
          }}
        />
      </FormField>
      {target.input === "part" && (
        <FormField label={t("path")} description={t("pathHint")}>
          <Input
            value={target.inputPath}
            spellcheck={false}
            onChange={({ detail }) => onChange({ inputPath: detail.value })}
          />
        </FormField>
      )}
      {target.input === "constant" && (
        <FormField stretch label={t("constant")}>
          <MarkedTextarea
            label={t("constant")}
            rows={5}
            value={target.constant}
            onChange={(constant) => onChange({ constant })}
          />
        </FormField>
      )}
      {target.input === "transformer" && (
        <>
          <FormField stretch label={t("map")} description={t("mapHint")} errorText={mistake && t("notMap")}>
            <MarkedTextarea
              label={t("map")}
              rows={5}
              value={target.pathsMap}
              onChange={(pathsMap) => onChange({ pathsMap })}
            />
          </FormField>
          <FormField stretch label={t("template")} description={t("templateHint")}>
            <MarkedTextarea
              label={t("template")}
              rows={6}
              value={target.template}
              onChange={(template) => onChange({ template })}
            />
          </FormField>
        </>
      )}
      {target.input !== "matched" && <InputSandbox target={target} scope={scope} rule={rule} />}
    </SpaceBetween>
  );
}
