"use client";

import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import { BAND_OPERATORS, bandOperatorOf, OPERATOR_SIGNS, OPERATORS, operatorOf } from "../operators";
import type { AlarmDraft } from "./alarm-draft";
import { type DraftBand, readBand, withBand, withoutBand, withWidth } from "./draft-band";
import type { Mistakes } from "./draft-mistakes";
import { changeQuery, nameOfRow } from "./draft-subject";
import { QueryText } from "./query-text";

type Props = { draft: AlarmDraft; mistakes: Mistakes; onChange: (change: Partial<AlarmDraft>) => void };

/** What the metric is compared with: a number, or the band that is expected of it. */
export function ThresholdFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const band = readBand(draft);
  const types = (["static", "band"] as const).map((value) => ({
    value,
    label: t(`thresholdType.${value}`),
    description: t(`thresholdTypeHint.${value}`),
  }));
  const choose = (type: string) => {
    if ((type === "band") === (band !== undefined)) return;
    onChange(band ? withoutBand(draft) : withBand(draft, (name) => t("bandLabel", { name })));
  };
  return (
    <SpaceBetween size="l">
      <FormField label={t("thresholdType.label")} stretch>
        <Tiles
          columns={2}
          ariaLabel={t("thresholdType.label")}
          value={band ? "band" : "static"}
          items={types}
          onChange={({ detail }) => choose(detail.value)}
        />
      </FormField>
      {band ? (
        <BandFields draft={draft} band={band} mistakes={mistakes} onChange={onChange} />
      ) : (
        <StaticFields draft={draft} mistakes={mistakes} onChange={onChange} />
      )}
    </SpaceBetween>
  );
}

function useWhenever(draft: AlarmDraft): string {
  const t = useTranslations("alarms.wizard");
  const watched = draft.queries.find(({ Id }) => Id === draft.watchedId);
  return watched ? t("whenever", { metric: nameOfRow(watched) }) : t("wheneverIt");
}

function StaticFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  return (
    <>
      <FormField label={useWhenever(draft)} stretch>
        <Tiles
          columns={4}
          ariaLabel={t("comparison")}
          value={operatorOf(draft.operator)}
          items={OPERATORS.map((operator) => ({
            value: operator,
            label: t(`operator.${operator}`),
            description: t("sign", { sign: OPERATOR_SIGNS[operator] }),
          }))}
          onChange={({ detail }) => onChange({ operator: operatorOf(detail.value) })}
        />
      </FormField>
      <FormField
        label={t("than")}
        constraintText={t("thresholdHint")}
        errorText={mistakes.threshold && t(mistakes.threshold)}
      >
        <Input
          inputMode="decimal"
          value={draft.threshold}
          onChange={({ detail }) => onChange({ threshold: detail.value })}
        />
      </FormField>
    </>
  );
}

function BandFields({ draft, band, mistakes, onChange }: Props & { band: DraftBand }) {
  const t = useTranslations("alarms.wizard");
  return (
    <>
      <FormField label={useWhenever(draft)} stretch>
        <Tiles
          columns={3}
          ariaLabel={t("bandComparison")}
          value={bandOperatorOf(draft.operator)}
          items={BAND_OPERATORS.map((operator) => ({
            value: operator,
            label: t(`operator.${operator}`),
            description: t(`bandHint.${operator}`),
          }))}
          onChange={({ detail }) => onChange({ operator: bandOperatorOf(detail.value) })}
        />
      </FormField>
      {band.width === undefined ? (
        <FormField label={t("bandExpression")} stretch>
          <QueryText
            label={t("bandExpression")}
            value={band.expression}
            ids={draft.queries.flatMap(({ Id }) => (Id && Id !== draft.bandId ? [Id] : []))}
            metrics={[]}
            onChange={(Expression) => onChange(changeQuery(draft, draft.bandId, { Expression }))}
          />
        </FormField>
      ) : (
        <FormField
          label={t("bandWidth")}
          description={t("bandWidthHint")}
          constraintText={t("bandWidthRule")}
          errorText={mistakes.width && t(mistakes.width)}
        >
          <Input
            inputMode="decimal"
            value={band.width}
            onChange={({ detail }) => onChange(withWidth(draft, detail.value))}
          />
        </FormField>
      )}
    </>
  );
}
