"use client";

import ExpandableSection from "@cloudscape-design/components/expandable-section";
import FormField from "@cloudscape-design/components/form-field";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { MarkedTextarea } from "@/components/text-editor/marked-textarea";
import { type FilterScope, filterMistake } from "./subscription-draft";

type Props = { policy: string; scope: FilterScope; onChange: (policy: string, scope: FilterScope) => void };

const SCOPES = ["MessageAttributes", "MessageBody"] as const;

/** Which messages a subscription gets: the policy, with its mistake underlined and told as it is typed. */
export function FilterPolicyFields({ policy, scope, onChange }: Props) {
  const t = useTranslations("sns.filter");
  const list = useId();
  const mistake = filterMistake(policy);
  return (
    <ExpandableSection
      variant="container"
      headerText={t("title")}
      headerDescription={t("hint")}
      defaultExpanded={policy !== ""}
    >
      <SpaceBetween size="m">
        <FormField label={t("scope")}>
          <SegmentedControl
            label={t("scope")}
            selectedId={scope}
            options={SCOPES.map((id) => ({ id, text: t(`scopes.${id}`) }))}
            onChange={({ detail }) => onChange(policy, SCOPES.find((one) => one === detail.selectedId) ?? scope)}
          />
        </FormField>
        <div className="flex flex-col gap-2">
          <MarkedTextarea
            label={t("policy")}
            rows={10}
            value={policy}
            onChange={(text) => onChange(text, scope)}
            marks={mistake ? [mistake] : []}
            describedBy={list}
          />
          <div id={list} aria-live="polite">
            {mistake ? (
              <StatusIndicator type="error">{mistake.message}</StatusIndicator>
            ) : (
              <StatusIndicator type={policy.trim() === "" ? "info" : "success"}>
                {t(policy.trim() === "" ? "empty" : "fine")}
              </StatusIndicator>
            )}
          </div>
        </div>
      </SpaceBetween>
    </ExpandableSection>
  );
}
