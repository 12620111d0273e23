"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
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
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const mistakes = connectionMistakes(draft, isNew ? undefined : initial.type);

  const submit = async () => {
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    const { name, description, type } = draft;
    const input = { Name: name, Description: description, AuthorizationType: type };
    const answer = isNew
      ? await createConnection({
          ...input,
          AuthParameters: authOf(draft) as InputOf<"events:CreateConnection">["AuthParameters"],
        })
      : await updateConnection({ ...input, AuthParameters: authOf(draft, initial) });
    if (!answer.ok) return answer.error;
    flash.show({ type: "success", content: t(isNew ? "createdNamed" : "saved", { name }) });
    router.push("/eventbridge/connections");
  };
  return (
    <PageForm
      title={isNew ? t("create") : initial.name}
      submit={t(isNew ? "create" : "save")}
      cancelHref="/eventbridge/connections"
      onSubmit={submit}
    >
      {children}
      <ConnectionFields
        draft={draft}
        mistakes={checked ? mistakes : {}}
        isNew={isNew}
        keepsSecret={!isNew && draft.type === initial.type}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </PageForm>
  );
}
