"use client";

import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/console/form-dialog";

/** AWS's own limit (EventBridge API reference, "UpdateEventBus"). */
const MAXIMUM = 512;

type Props = {
  initial: string;
  /** Saves it; answers what stood in the way. */
  onSave: (description: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks for another description of an event bus; an empty one takes it away. */
export function BusDescriptionDialog({ initial, onSave, onClose }: Props) {
  const t = useTranslations("eventbridge.buses");
  const [description, setDescription] = useState(initial);
  return (
    <FormDialog
      title={t("editDescription")}
      submit={t("saveDescription")}
      isReady={description !== initial}
      onSubmit={() => onSave(description)}
      onClose={onClose}
    >
      <FormField
        label={t("descriptionLabel")}
        constraintText={t("descriptionRules", { left: MAXIMUM - description.length })}
      >
        <Textarea
          value={description}
          autoFocus
          rows={3}
          onChange={({ detail }) => setDescription(detail.value.replace(/[\r\n]+/g, " ").slice(0, MAXIMUM))}
        />
      </FormField>
    </FormDialog>
  );
}
