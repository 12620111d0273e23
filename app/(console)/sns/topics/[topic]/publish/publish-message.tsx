"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { MessageAttributeFields } from "@/components/sns/message-attribute-fields";
import { CUSTOM_BODY, type MessageDraft, messageMistakes, publishInputOf } from "@/components/sns/message-draft";
import { topicPath } from "@/components/sns/sns-paths";
import { publish } from "../../actions";

const STRUCTURES = ["identical", "custom"] as const;

/** AWS's form to publish a message to a topic. */
export function PublishMessage({ name, arn }: { name: string; arn: string }) {
  const t = useTranslations("sns.publish");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState<MessageDraft>({ subject: "", structure: "identical", body: "", attributes: [] });
  const [checked, setChecked] = useState(false);
  const change = (part: Partial<MessageDraft>) => setDraft((before) => ({ ...before, ...part }));
  const mistakes = messageMistakes(draft);
  const shown = checked ? mistakes : {};

  const submit = async () => {
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    const answer = await publish(publishInputOf(draft, arn));
    if (!answer.ok) return answer.error;
    flash.show({ type: "success", content: t("published", { name, id: answer.output.messageId }) });
    router.push(`${topicPath(name)}?tab=deliveries`);
  };
  return (
    <PageForm title={t("title")} hint={arn} submit={t("submit")} cancelHref={topicPath(name)} onSubmit={submit}>
      <Container header={<Header variant="h2">{t("message")}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t("subject")} constraintText={t("subjectRules")}>
            <Input value={draft.subject} onChange={({ detail }) => change({ subject: detail.value.slice(0, 100) })} />
          </FormField>
          <FormField label={t("structure")}>
            <RadioGroup
              value={draft.structure}
              items={STRUCTURES.map((value) => ({
                value,
                label: t(`structures.${value}`),
                description: t(`structureHints.${value}`),
              }))}
              onChange={({ detail }) => {
                const structure = detail.value === "custom" ? "custom" : "identical";
                const isUntouched = draft.body === "" || draft.body === CUSTOM_BODY;
                change({ structure, ...(isUntouched ? { body: structure === "custom" ? CUSTOM_BODY : "" } : {}) });
              }}
            />
          </FormField>
          <FormField
            stretch
            label={t("body")}
            constraintText={t("bodyRules")}
            errorText={shown.body && t(`bodyMistake.${shown.body}`)}
          >
            <Textarea
              rows={10}
              spellcheck={false}
              value={draft.body}
              onChange={({ detail }) => change({ body: detail.value })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" description={t("attributesHint")}>
            {t("attributes")}
          </Header>
        }
      >
        <MessageAttributeFields
          value={draft.attributes}
          mistakes={shown.attributes}
          onChange={(attributes) => change({ attributes })}
        />
      </Container>
    </PageForm>
  );
}
