"use client";

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
  authOf,
  type ConnectionDraft,
  connectionMistakes,
} from "@/components/eventbridge/connections/connection-draft";
import { ConnectionFields } from "@/components/eventbridge/connections/connection-fields";
import type { InputOf } from "@/lib/services/catalog";
import { createConnection, updateConnection } from "./actions";

type Props = {
  initial: ConnectionDraft;
  isNew: boolean;
  /** What stands above the fields of a connection that is there. */
  children?: ReactNode;
};

/** A new connection, or one that is changed. */
export function ConnectionForm({ initial, isNew, children }: Props) {
  const t = useTranslations("eventbridge.connections");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ code: string; message: string }>();
  const mistakes = connectionMistakes(draft, isNew ? undefined : initial.type);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    setSaving(true);
    const { name, description, type } = draft;
    const input = { Name: name, Description: description, AuthorizationType: type };
    const answer = isNew
      ? await createConnection({
          ...input,
          AuthParameters: authOf(draft) as InputOf<"events:CreateConnection">["AuthParameters"],
        })
      : await updateConnection({ ...input, AuthParameters: authOf(draft, initial) });
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    flash.show({ type: "success", content: t(isNew ? "createdNamed" : "saved", { name }) });
    router.push("/eventbridge/connections");
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{isNew ? t("create") : initial.name}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/eventbridge/connections">
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
          {children}
          <ConnectionFields
            draft={draft}
            mistakes={checked ? mistakes : {}}
            isNew={isNew}
            keepsSecret={!isNew && draft.type === initial.type}
            onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          />
        </SpaceBetween>
      </Form>
    </form>
  );
}
