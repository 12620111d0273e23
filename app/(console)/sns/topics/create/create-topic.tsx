"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { useRegion } from "@/components/console/region";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { topicPath } from "@/components/sns/sns-paths";
import { TopicSettings } from "@/components/sns/topic-settings";
import { formatArn } from "@/lib/platform/arn";
import { createTopic } from "../actions";

type Refusal = { code: string; message: string };

const NAME = /^[A-Za-z0-9_-]{1,256}$/;

/** AWS's form for a new topic. Mirante has standard topics only. */
export function CreateTopic({ accountId }: { accountId: string }) {
  const t = useTranslations("sns.createTopic");
  const tTopics = useTranslations("sns.topics");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const region = useRegion();
  const [name, setName] = useState("");
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const isTaken = refusal?.code === "AlreadyExists";
  const wrongName = checked && !NAME.test(name) ? t("nameRules") : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!NAME.test(name) || tagMistakes(tags).some(Boolean)) return;
    setSaving(true);
    const made = { name, attributes, tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
    const answer = await createTopic(made, formatArn("sns", { accountId, region }, name));
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    flash.show({ type: "success", content: t("created", { name }) });
    router.push(topicPath(name));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{tTopics("create")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/sns/topics">
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={saving}>
              {tTopics("create")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refusal && !isTaken && (
            <Alert type="error" header={refusal.code}>
              {refusal.message}
            </Alert>
          )}
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
                  setRefusal(undefined);
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
        </SpaceBetween>
      </Form>
    </form>
  );
}
