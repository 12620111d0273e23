"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { busPath } from "@/components/eventbridge/eventbridge-paths";
import { createBus } from "../actions";

const NAME = /^[.\-_A-Za-z0-9]{1,256}$/;

/** AWS's form for a new event bus. */
export function CreateBus() {
  const t = useTranslations("eventbridge.buses");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ code: string; message: string }>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!NAME.test(name) || tagMistakes(tags).some(Boolean)) return;
    setSaving(true);
    const made = { name, description, tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
    const answer = await createBus(made);
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    flash.show({ type: "success", content: t("createdNamed", { name }) });
    router.push(busPath(name));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("create")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/eventbridge/event-buses">
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={saving}>
              {t("create")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refusal && (
            <Alert type="error" header={refusal.code}>
              {refusal.message}
            </Alert>
          )}
          <Container header={<Header variant="h2">{t("details")}</Header>}>
            <SpaceBetween size="l">
              <FormField
                label={t("name")}
                constraintText={t("nameRules")}
                errorText={checked && !NAME.test(name) ? t("nameRules") : undefined}
              >
                <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <FormField label={t("descriptionLabel")} constraintText={t("optional")}>
                <Input value={description} onChange={({ detail }) => setDescription(detail.value.slice(0, 512))} />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{t("tags")}</Header>}>
            <TagFields value={tags} onChange={setTags} checked={checked} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
