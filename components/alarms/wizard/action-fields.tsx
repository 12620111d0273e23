"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Autosuggest from "@cloudscape-design/components/autosuggest";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import type { ActionRow } from "../action-rows";
import { STATES, stateOf } from "../alarm-states";
import type { AlarmDraft } from "./alarm-draft";
import type { Mistakes } from "./draft-mistakes";

type Props = {
  draft: AlarmDraft;
  mistakes: Mistakes;
  /** The topics of the account in this Region, and why they are not known where that is so. */
  topics: readonly { name: string; arn: string }[];
  topicsProblem: string | undefined;
  onChange: (change: Partial<AlarmDraft>) => void;
  onNewTopic: () => void;
};

/** What the alarm does when it goes into a state: it tells a topic, or invokes a function. */
export function ActionFields({ draft, mistakes, topics, topicsProblem, onChange, onNewTopic }: Props) {
  const t = useTranslations("alarms.wizard");
  const tState = useTranslations("alarms.state");
  const known = topics.map(({ name, arn }) => ({ value: arn, label: name, description: arn }));
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
        <Header
          variant="h2"
          description={t("notificationsHint")}
          actions={<Button onClick={onNewTopic}>{t("newTopic")}</Button>}
        >
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
              <Autosuggest
                ariaLabel={t("topic")}
                placeholder={t("topicPlaceholder")}
                options={known}
                enteredTextLabel={(text) => t("useArn", { text })}
                empty={topicsProblem ?? t("noTopics")}
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
