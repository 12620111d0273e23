"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { SelectorDraft } from "../selector-draft";
import { AdvancedSelectors } from "./advanced-selectors";
import { BasicSelectors } from "./basic-selectors";
import type { FieldsProps } from "./general-fields";

/** Which data events a trail logs: by basic selectors, or by advanced ones with conditions on fields. */
export function DataFields({ draft, mistakes, onChange }: FieldsProps) {
  const t = useTranslations("cloudtrail.wizard");
  const { selectors } = draft;
  const change = (part: Partial<SelectorDraft>) => onChange({ selectors: { ...selectors, ...part } });
  return (
    <Container
      header={
        <Header variant="h2" description={t("dataHint")}>
          {t("data")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Checkbox checked={selectors.data} onChange={({ detail }) => change({ data: detail.checked })}>
          {t("logData")}
        </Checkbox>
        {selectors.data && (
          <>
            <SegmentedControl
              label={t("selectorKind")}
              selectedId={selectors.mode}
              options={[
                { id: "basic", text: t("basic") },
                { id: "advanced", text: t("advanced") },
              ]}
              onChange={({ detail }) => change({ mode: detail.selectedId === "basic" ? "basic" : "advanced" })}
            />
            <FormField
              description={t(selectors.mode === "basic" ? "basicHint" : "advancedHint")}
              errorText={mistakes.data && t(mistakes.data)}
              stretch
            >
              {selectors.mode === "basic" ? (
                <BasicSelectors value={selectors.basic} onChange={(basic) => change({ basic })} />
              ) : (
                <AdvancedSelectors value={selectors.advanced} onChange={(advanced) => change({ advanced })} />
              )}
            </FormField>
          </>
        )}
      </SpaceBetween>
    </Container>
  );
}
