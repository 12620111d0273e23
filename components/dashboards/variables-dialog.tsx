"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Variable } from "@/lib/services/dashboards/model/body";
import { VariableForm } from "./variable-form";

type Props = {
  variables: readonly Variable[];
  onChange: (variables: Variable[]) => void;
  onClose: () => void;
};

const NEW: Variable = { type: "property", property: "", inputType: "select", id: "", label: "" };
const MOST = 25;

/** The variables of a dashboard: what each changes in its widgets, and from what one chooses. */
export function VariablesDialog({ variables: given, onChange, onClose }: Props) {
  const t = useTranslations("dashboards.variables");
  const tConsole = useTranslations("console");
  const [variables, setVariables] = useState([...given]);
  const [edited, setEdited] = useState<{ place: number; variable: Variable }>();
  if (edited) {
    const others = variables.filter((_, place) => place !== edited.place).map(({ id }) => id);
    return (
      <VariableForm
        variable={edited.variable}
        otherIds={others}
        onClose={() => setEdited(undefined)}
        onDone={(variable) => {
          setVariables(variables.toSpliced(edited.place, 1, variable));
          setEdited(undefined);
        }}
      />
    );
  }
  return (
    <Modal
      visible
      size="large"
      header={t("title")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" onClick={() => onChange(variables)}>
              {t("apply")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box>{t("hint")}</Box>
        <Table
          variant="embedded"
          contentDensity="compact"
          items={variables.map((variable, place) => ({ variable, place }))}
          empty={t("none")}
          ariaLabels={{ tableLabel: t("title") }}
          columnDefinitions={[
            {
              id: "label",
              header: t("label"),
              cell: ({ variable }) => variable.label ?? variable.id,
              isRowHeader: true,
            },
            { id: "id", header: t("id"), cell: ({ variable }) => variable.id },
            { id: "changes", header: t("changes"), cell: ({ variable }) => variable[variable.type] },
            { id: "input", header: t("input"), cell: ({ variable }) => t(`inputs.${variable.inputType}`) },
            {
              id: "actions",
              header: t("actions"),
              cell: ({ variable, place }) => (
                <SpaceBetween direction="horizontal" size="s">
                  <Button
                    variant="inline-link"
                    ariaLabel={`${t("edit")} ${variable.id}`}
                    onClick={() => setEdited({ place, variable })}
                  >
                    {t("edit")}
                  </Button>
                  <Button
                    variant="inline-link"
                    ariaLabel={`${t("remove")} ${variable.id}`}
                    onClick={() => setVariables(variables.toSpliced(place, 1))}
                  >
                    {t("remove")}
                  </Button>
                </SpaceBetween>
              ),
            },
          ]}
        />
        <Button
          iconName="add-plus"
          disabled={variables.length >= MOST}
          onClick={() => setEdited({ place: variables.length, variable: NEW })}
        >
          {t("add")}
        </Button>
      </SpaceBetween>
    </Modal>
  );
}
