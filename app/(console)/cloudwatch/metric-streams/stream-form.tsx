"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { TagFields } from "@/components/console/tag-fields";
import { DestinationFields } from "@/components/metric-streams/destination-fields";
import { FilterFields } from "@/components/metric-streams/filter-fields";
import { OutputFields } from "@/components/metric-streams/output-fields";
import { RoleFields } from "@/components/metric-streams/role-fields";
import { type StreamDraft, streamMistakes } from "@/components/metric-streams/stream-draft";
import { STREAMS_PATH, streamPath } from "@/components/metric-streams/stream-paths";
import { createStream, saveStream } from "./actions";
import type { StreamChoices } from "./read-streams";

type Props = { initial: StreamDraft; isNew: boolean; choices: StreamChoices };

/** A new metric stream with what it needs, or one that is changed. */
export function StreamForm({ initial, isNew, choices }: Props) {
  const t = useTranslations("metric-streams.form");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const found = streamMistakes(draft);
  const mistakes = checked ? found : {};
  const change = (part: Partial<StreamDraft>) => setDraft((before) => ({ ...before, ...part }));

  const submit = async () => {
    setChecked(true);
    if (Object.keys(found).length > 0) return;
    const answer = isNew ? await createStream(draft) : await saveStream(draft);
    if (!answer.ok) {
      const { code, message } = answer.error;
      return { code, message: code === "AlreadyExists" ? t("nameTaken", { name: draft.name }) : message };
    }
    flash.show({ type: "success", content: t(isNew ? "created" : "saved", { name: draft.name }) });
    router.push(streamPath(draft.name));
  };
  const common = { draft, mistakes, onChange: change };
  return (
    <PageForm
      title={isNew ? t("create") : t("edit", { name: initial.name })}
      hint={isNew && t("hint")}
      submit={t(isNew ? "create" : "save")}
      mistake={checked && Object.keys(found).length > 0 ? t("fixMistakes") : undefined}
      cancelHref={isNew ? STREAMS_PATH : streamPath(initial.name)}
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("name")}</Header>}>
        <FormField label={t("name")} constraintText={t("nameRules")} errorText={mistakes.name && t("nameRules")}>
          <Input
            value={draft.name}
            disabled={!isNew}
            spellcheck={false}
            placeholder="main"
            onChange={({ detail }) => change({ name: detail.value })}
          />
        </FormField>
      </Container>
      <FilterFields {...common} namespaces={choices.namespaces} />
      <OutputFields {...common} namespaces={choices.namespaces} />
      <DestinationFields {...common} isNew={isNew} firehoses={choices.firehoses} buckets={choices.buckets} />
      <Container header={<Header variant="h2">{t("role")}</Header>}>
        <RoleFields {...common} roles={choices.roles} isNew={isNew} />
      </Container>
      {/* Tags of a stream that is there are changed on its page: PutMetricStream ignores them. */}
      {isNew && (
        <Container header={<Header variant="h2">{t("tags")}</Header>}>
          <TagFields value={draft.tags} onChange={(tags) => change({ tags })} checked={checked} />
        </Container>
      )}
    </PageForm>
  );
}
