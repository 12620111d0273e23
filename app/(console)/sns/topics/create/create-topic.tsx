"use client";

import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { useRegion } from "@/components/console/region";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { topicPath } from "@/components/sns/sns-paths";
import { TopicSettings } from "@/components/sns/topic-settings";
import { formatArn } from "@/lib/platform/arn";
import { createTopic } from "../actions";

const NAME = /^[A-Za-z0-9_-]{1,256}$/;

/** AWS's form for a new topic. Mirante has standard topics only. */
export function CreateTopic({ accountId }: { accountId: string }) {
  const t = useTranslations("sns.createTopic");
  const tTopics = useTranslations("sns.topics");
  const router = useRouter();
  const flash = useFlash();
  const region = useRegion();
  const [name, setName] = useState("");
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const wrongName = checked && !NAME.test(name) ? t("nameRules") : undefined;

  const submit = async () => {
    setChecked(true);
    if (!NAME.test(name) || tagMistakes(tags).some(Boolean)) return;
    const made = { name, attributes, tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
    const answer = await createTopic(made, formatArn("sns", { accountId, region }, name));
    const isNameTaken = !answer.ok && answer.error.code === "AlreadyExists";
    setTaken(isNameTaken);
    if (!answer.ok) return isNameTaken ? undefined : answer.error;
    flash.show({ type: "success", content: t("created", { name }) });
    router.push(topicPath(name));
  };
  return (
    <PageForm title={tTopics("create")} submit={tTopics("create")} cancelHref="/sns/topics" onSubmit={submit}>
      <Container
        header={
          <Header variant="h2" description={t("typeHint")}>
            {t("details")}
          </Header>
        }
      >
        <FormField
          label={tTopics("name")}
          constraintText={wrongName ? undefined : t("nameRules")}
          errorText={isTaken ? t("taken") : wrongName}
        >
          <Input
            value={name}
            spellcheck={false}
            onChange={({ detail }) => {
              setName(detail.value);
              setTaken(false);
            }}
          />
        </FormField>
      </Container>
      <TopicSettings value={attributes} onChange={setAttributes} />
      <ExpandableSection
        variant="container"
        headerText={t("tags")}
        headerDescription={t("tagsHint")}
        expanded={tags.length > 0 ? true : undefined}
      >
        <TagFields value={tags} onChange={setTags} checked={checked} />
      </ExpandableSection>
    </PageForm>
  );
}
