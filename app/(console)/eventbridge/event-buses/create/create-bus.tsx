"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { busPath } from "@/components/eventbridge/eventbridge-paths";
import { createBus } from "../actions";

const NAME = /^[.\-_A-Za-z0-9]{1,256}$/;

/** AWS's form for a new event bus. */
export function CreateBus() {
  const t = useTranslations("eventbridge.buses");
  const router = useRouter();
  const flash = useFlash();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);

  const submit = async () => {
    setChecked(true);
    if (!NAME.test(name) || tagMistakes(tags).some(Boolean)) return;
    const made = { name, description, tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) };
    const answer = await createBus(made);
    if (!answer.ok) return answer.error;
    flash.show({ type: "success", content: t("createdNamed", { name }) });
    router.push(busPath(name));
  };
  return (
    <PageForm title={t("create")} submit={t("create")} cancelHref="/eventbridge/event-buses" onSubmit={submit}>
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
    </PageForm>
  );
}
