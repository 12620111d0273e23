"use client";

import Autosuggest from "@cloudscape-design/components/autosuggest";
import FormField from "@cloudscape-design/components/form-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import useSWR from "swr";
import { FormDialog } from "@/components/console/form-dialog";

type Props = {
  /** The names of all dashboards. Throws what was refused. */
  readNames: () => Promise<string[]>;
  /** Copies; answers what stood in the way. */
  onCopy: (name: string, isNew: boolean) => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks to which dashboard a widget is copied: one that is there, or a new one of the name that is typed. */
export function CopyWidgetDialog({ readNames, onCopy, onClose }: Props) {
  const t = useTranslations("dashboards.copyWidget");
  const tConsole = useTranslations("console");
  const { data: names } = useSWR("copy-to", readNames);
  const [name, setName] = useState("");
  return (
    <FormDialog
      title={t("title")}
      submit={t("submit")}
      isReady={name !== "" && names !== undefined}
      onClose={onClose}
      onSubmit={() => onCopy(name, !names?.includes(name))}
    >
      <FormField label={t("label")} constraintText={t("rules")}>
        <Autosuggest
          value={name}
          options={(names ?? []).map((value) => ({ value }))}
          enteredTextLabel={(value) => t("newOne", { name: value })}
          statusType={names ? "finished" : "loading"}
          loadingText={tConsole("loading")}
          expandToViewport
          onChange={({ detail }) => setName(detail.value)}
        />
      </FormField>
    </FormDialog>
  );
}
