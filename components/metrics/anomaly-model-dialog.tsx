"use client";

import Alert from "@cloudscape-design/components/alert";
import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTimeZone, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { type AnomalyModelDraft, newExcluded, rangeMistake } from "./anomaly-model-draft";
import { MomentField } from "./moment-field";

/** As many times as a model can leave out (API reference, "AnomalyDetectorConfiguration"). */
const MOST_EXCLUDED = 10;

type Props = {
  /** The metric and statistic that the model is about. */
  subject: string;
  /** The model as it is, and whether somebody has set it. Throws what was refused. */
  readModel: () => Promise<{ draft: AnomalyModelDraft; isSet: boolean }>;
  /** Both answer what stood in the way. */
  onSave: (draft: AnomalyModelDraft) => Promise<string | undefined>;
  onDelete: () => Promise<string | undefined>;
  onClose: () => void;
};

/** What an anomaly detection model leaves out when it learns, and by whose clock it tells hours and days. */
export function AnomalyModelDialog({ subject, readModel, onSave, onDelete, onClose }: Props) {
  const t = useTranslations("metrics.model");
  const tConsole = useTranslations("console");
  const [draft, setDraft] = useState<AnomalyModelDraft>();
  const [isSet, setIsSet] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const load = useEffectEvent(async () => {
    try {
      const model = await readModel();
      setDraft(model.draft);
      setIsSet(model.isSet);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  });
  useEffect(() => void load(), []);

  const act = async (how: () => Promise<string | undefined>) => {
    setWorking(true);
    setProblem(await how());
    setWorking(false);
  };
  const isWrong = !draft || draft.excluded.some((range) => rangeMistake(range));
  return (
    <Modal
      visible
      size="large"
      header={t("title")}
      closeAriaLabel={tConsole("cancel")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {isSet && (
              <Button variant="link" disabled={working} onClick={() => void act(onDelete)}>
                {t("delete")}
              </Button>
            )}
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button
              variant="primary"
              disabled={isWrong}
              loading={working}
              onClick={() => draft && void act(() => onSave(draft))}
            >
              {t("save")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {problem && <Alert type="error">{problem}</Alert>}
        <Box>{t("hint", { subject })}</Box>
        {draft && <ModelFields draft={draft} onChange={setDraft} />}
      </SpaceBetween>
    </Modal>
  );
}

function ModelFields({ draft, onChange }: { draft: AnomalyModelDraft; onChange: (draft: AnomalyModelDraft) => void }) {
  const t = useTranslations("metrics.model");
  const own = useTimeZone() ?? "UTC";
  const { excluded, timeZone } = draft;
  const zones = [...new Set(["UTC", own, timeZone, ...Intl.supportedValuesOf("timeZone")])].map((value) => ({
    value,
    label: value,
  }));
  const changeRange = (place: number, how: Partial<(typeof excluded)[number]>) =>
    onChange({ ...draft, excluded: excluded.map((range, index) => (index === place ? { ...range, ...how } : range)) });
  return (
    <SpaceBetween size="l">
      <FormField label={t("excluded")} description={t("excludedHint")} stretch>
        <AttributeEditor
          items={excluded}
          empty={t("noneExcluded")}
          addButtonText={t("addExcluded")}
          removeButtonText={t("remove")}
          removeButtonAriaLabel={(range) => t("removeExcluded", { number: excluded.indexOf(range) + 1 })}
          disableAddButton={excluded.length >= MOST_EXCLUDED}
          onAddButtonClick={() => onChange({ ...draft, excluded: [...excluded, newExcluded(new Date())] })}
          onRemoveButtonClick={({ detail }) =>
            onChange({ ...draft, excluded: excluded.filter((_, place) => place !== detail.itemIndex) })
          }
          definition={[
            {
              label: t("from"),
              control: ({ from }, place) => (
                <MomentField
                  label={t("fromOf", { number: place + 1 })}
                  value={from}
                  onChange={(value) => changeRange(place, { from: value })}
                />
              ),
            },
            {
              label: t("to"),
              control: ({ to }, place) => (
                <MomentField
                  label={t("toOf", { number: place + 1 })}
                  value={to}
                  onChange={(value) => changeRange(place, { to: value })}
                />
              ),
              errorText: (range) => rangeMistake(range) && t("order"),
            },
          ]}
        />
      </FormField>
      <FormField label={t("timeZone")} description={t("timeZoneHint")}>
        <Select
          filteringType="auto"
          virtualScroll
          expandToViewport
          options={zones}
          selectedOption={zones.find(({ value }) => value === timeZone) ?? null}
          onChange={({ detail }) => onChange({ ...draft, timeZone: detail.selectedOption.value ?? "UTC" })}
        />
      </FormField>
    </SpaceBetween>
  );
}
