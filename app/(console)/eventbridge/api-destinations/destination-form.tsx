"use client";

import type { Connection } from "@aws-sdk/client-eventbridge";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useFlash } from "@/components/console/flash";
import {
  type DestinationDraft,
  destinationInput,
  destinationMistakes,
} from "@/components/eventbridge/connections/destination-draft";
import { DestinationFields } from "@/components/eventbridge/connections/destination-fields";
import { apiDestinationPath } from "@/components/eventbridge/eventbridge-paths";
import { createApiDestination, updateApiDestination } from "./actions";

type Props = {
  initial: DestinationDraft;
  isNew: boolean;
  connections: readonly Connection[];
  /** What stands under the form. */
  after?: ReactNode;
};

/** A new API destination, or one that is changed. */
export function DestinationForm({ initial, isNew, connections, after }: Props) {
  const t = useTranslations("eventbridge.destinations");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ code: string; message: string }>();
  const mistakes = destinationMistakes(draft);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    setSaving(true);
    const input = destinationInput(draft);
    const answer = isNew ? await createApiDestination(input) : await updateApiDestination(input);
    setSaving(false);
    setRefusal(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    flash.show({ type: "success", content: t(isNew ? "createdNamed" : "saved", { name: draft.name }) });
    if (isNew) router.push(apiDestinationPath(draft.name));
  };
  return (
    <SpaceBetween size="l">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Form
          header={<Header variant="h1">{isNew ? t("create") : initial.name}</Header>}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" href="/eventbridge/api-destinations">
                {tConsole("cancel")}
              </Button>
              <Button variant="primary" formAction="submit" loading={saving}>
                {t(isNew ? "create" : "save")}
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
            <DestinationFields
              draft={draft}
              mistakes={checked ? mistakes : {}}
              isNew={isNew}
              connections={connections}
              onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
            />
          </SpaceBetween>
        </Form>
      </form>
      {after}
    </SpaceBetween>
  );
}
