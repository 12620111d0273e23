"use client";

import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { EventFields } from "@/components/trails/fields/event-fields";
import { GeneralFields } from "@/components/trails/fields/general-fields";
import { LogFields } from "@/components/trails/fields/log-fields";
import {
  eventMistakes,
  generalMistakes,
  logMistakes,
  type Mistakes,
  type TrailDraft,
} from "@/components/trails/trail-draft";
import { trailPath } from "@/components/trails/trail-paths";
import { updateEvents, updateTrail } from "../../actions";

export type Section = "general" | "logs" | "events";

const MISTAKES: Record<Section, (draft: TrailDraft) => Mistakes> = {
  general: generalMistakes,
  logs: logMistakes,
  events: eventMistakes,
};

/** One section of a trail to be changed. */
export function EditTrail({ initial, section }: { initial: TrailDraft; section: Section }) {
  const t = useTranslations("cloudtrail.wizard");
  const tTrail = useTranslations("cloudtrail.trail");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const mistakes = MISTAKES[section](draft);
  const fields = {
    draft,
    mistakes: checked ? mistakes : {},
    onChange: (part: Partial<TrailDraft>) => setDraft((before) => ({ ...before, ...part })),
  };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return setRefusal(t("fixMistakes"));
    setSaving(true);
    const answer = section === "events" ? await updateEvents(draft) : await updateTrail(draft);
    setSaving(false);
    if (!answer.ok) return setRefusal(`${answer.error.code}: ${answer.error.message}`);
    flash.show({ type: "success", content: t("saved", { name: draft.name }) });
    router.push(trailPath(draft.name));
  };
  return (
    <ContentLayout header={<Header variant="h1">{tTrail(`editSection.${section}`)}</Header>}>
      <form onSubmit={(event) => void save(event)}>
        <Form
          errorText={refusal}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" href={trailPath(draft.name)}>
                {t("cancel")}
              </Button>
              <Button variant="primary" formAction="submit" loading={saving}>
                {t("save")}
              </Button>
            </SpaceBetween>
          }
        >
          {section === "general" && <GeneralFields {...fields} isNew={false} />}
          {section === "logs" && <LogFields {...fields} />}
          {section === "events" && <EventFields {...fields} />}
        </Form>
      </form>
    </ContentLayout>
  );
}
