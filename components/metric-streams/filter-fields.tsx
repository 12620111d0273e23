"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import type { FilterDraft, StreamDraft, StreamMistakes } from "./stream-draft";

type Props = {
  draft: StreamDraft;
  mistakes: StreamMistakes;
  namespaces: readonly string[];
  onChange: (part: Partial<StreamDraft>) => void;
};

const KINDS = ["all", "include", "exclude"] as const;

/** Which metrics are streamed: all, or namespaces and metrics that are chosen or left out. */
export function FilterFields({ draft, mistakes, namespaces, onChange }: Props) {
  const t = useTranslations("metric-streams.filters");
  const known = namespaces.map((value) => ({ value }));
  const change = (index: number, part: Partial<FilterDraft>) =>
    onChange({ filters: draft.filters.map((one, place) => (place === index ? { ...one, ...part } : one)) });
  const add = () => onChange({ filters: [...draft.filters, { namespace: "", metricNames: [] }] });
  return (
    <Container header={<Header variant="h2">{t("title")}</Header>}>
      <SpaceBetween size="l">
        <Tiles
          ariaLabel={t("title")}
          value={draft.metrics}
          columns={3}
          items={KINDS.map((value) => ({ value, label: t(value), description: t(`${value}Hint`) }))}
          onChange={({ detail }) => {
            const metrics = KINDS.find((kind) => kind === detail.value) ?? "all";
            const isFirst = metrics !== "all" && draft.filters.length === 0;
            onChange({ metrics, ...(isFirst ? { filters: [{ namespace: "", metricNames: [] }] } : {}) });
          }}
        />
        {draft.metrics !== "all" && (
          <FormField errorText={mistakes.filters && t("needed")} stretch>
            <AttributeEditor
              items={draft.filters}
              addButtonText={t("add")}
              removeButtonText={t("remove")}
              empty={t("none")}
              onAddButtonClick={add}
              onRemoveButtonClick={({ detail }) =>
                onChange({ filters: draft.filters.filter((_, place) => place !== detail.itemIndex) })
              }
              definition={[
                {
                  label: t("namespace"),
                  control: ({ namespace }, index) => (
                    <Autosuggest
                      value={namespace}
                      options={known}
                      ariaLabel={t("namespace")}
                      placeholder="AWS/EC2"
                      enteredTextLabel={(text) => t("use", { text })}
                      onChange={({ detail }) => change(index, { namespace: detail.value })}
                    />
                  ),
                },
                {
                  label: t("names"),
                  constraintText: t("namesHint"),
                  control: ({ metricNames }, index) => (
                    <NamesField names={metricNames} onChange={(names) => change(index, { metricNames: names })} />
                  ),
                },
              ]}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** Names between commas. What is typed stays as it is typed, so that a comma can be. */
function NamesField({ names, onChange }: { names: readonly string[]; onChange: (names: string[]) => void }) {
  const t = useTranslations("metric-streams.filters");
  return (
    <Input
      value={names.join(",")}
      ariaLabel={t("names")}
      placeholder={t("allNames")}
      spellcheck={false}
      onChange={({ detail }) =>
        onChange(detail.value === "" ? [] : detail.value.split(",").map((one) => one.trimStart()))
      }
    />
  );
}
