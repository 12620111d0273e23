"use client";

import type { Connection } from "@aws-sdk/client-eventbridge";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
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
  const router = useRouter();
  const flash = useFlash();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const mistakes = destinationMistakes(draft);

  const submit = async () => {
    setChecked(true);
    if (Object.keys(mistakes).length > 0) return;
    const input = destinationInput(draft);
    const answer = isNew ? await createApiDestination(input) : await updateApiDestination(input);
    if (!answer.ok) return answer.error;
    flash.show({ type: "success", content: t(isNew ? "createdNamed" : "saved", { name: draft.name }) });
    if (isNew) router.push(apiDestinationPath(draft.name));
  };
  return (
    <SpaceBetween size="l">
      <PageForm
        title={isNew ? t("create") : initial.name}
        submit={t(isNew ? "create" : "save")}
        cancelHref="/eventbridge/api-destinations"
        onSubmit={submit}
      >
        <DestinationFields
          draft={draft}
          mistakes={checked ? mistakes : {}}
          isNew={isNew}
          connections={connections}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
        />
      </PageForm>
      {after}
    </SpaceBetween>
  );
}
