"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { ActionRow } from "../action-rows";
import { STATES, stateOf } from "../alarm-states";
import type { AlarmDraft } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";

type Props = { draft: AlarmDraft; mistakes: Mistakes; onChange: (change: Partial<AlarmDraft>) => void };

/** What the alarm does when it goes into a state: the ARNs of SNS topics. */
export function ActionFields({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.wizard");
  const tState = useTranslations("alarms.state");
  const states = STATES.map((value) => ({ value, label: tState(value) }));
  const change = (place: number, part: Partial<ActionRow>) =>
    onChange({ actions: draft.actions.map((row, index) => (index === place ? { ...row, ...part } : row)) });
  const mistakeAt = (place: number) => {
    const mistake = mistakes.actions?.[place];
    return mistake === "doubled" || mistake === "tooMany" ? t(mistake) : mistake;
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t("notificationsHint")}>
          {t("notifications")}
        </Header>
      }
    >
      <AttributeEditor
        items={draft.actions}
        addButtonText={t("addNotification")}
        removeButtonText={t("remove")}
        empty={<Box color="text-body-secondary">{t("noNotifications")}</Box>}
        onAddButtonClick={() => onChange({ actions: [...draft.actions, { state: "ALARM", arn: "" }] })}
        onRemoveButtonClick={({ detail }) =>
          onChange({ actions: draft.actions.filter((_, place) => place !== detail.itemIndex) })
        }
        definition={[
          {
            label: t("stateTrigger"),
            control: ({ state }, place) => (
              <Select
                ariaLabel={t("stateTrigger")}
                options={states}
                selectedOption={states.find(({ value }) => value === state) ?? null}
                onChange={({ detail }) => change(place, { state: stateOf(detail.selectedOption.value) })}
              />
            ),
          },
          {
            label: t("topic"),
            control: ({ arn }, place) => (
              <Input
                ariaLabel={t("topic")}
                spellcheck={false}
                placeholder={t("topicPlaceholder")}
                value={arn}
                onChange={({ detail }) => change(place, { arn: detail.value })}
              />
            ),
            errorText: (_, place) => mistakeAt(place),
          },
        ]}
      />
    </Container>
  );
}
