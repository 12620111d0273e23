"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { BoundarySection } from "@/components/iam/boundary-section";
import { ChoiceDialog } from "@/components/iam/choice-dialog";
import { InlinePolicyDialog } from "@/components/iam/inline-policy-dialog";
import { type PolicyChoice, PolicyPicker } from "@/components/iam/policy-picker";
import { PolicyTable } from "@/components/iam/policy-table";
import { INLINE_SIZES, type Principal } from "@/components/iam/principal";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { AttachedPolicy, Part } from "@/components/iam/user-facts";
import { attachPolicies, deleteInlinePolicy, detachPolicy, putInlinePolicy, setBoundary } from "./actions";

type Props = {
  principal: Principal;
  policies: Part<AttachedPolicy[]> | undefined;
  attachable: PolicyChoice[];
  /** The ARN of the permissions boundary; a group can have none. */
  boundary?: string | undefined;
};

type Open = { dialog: "attach" } | { dialog: "inline"; name?: string; document?: string };

/** What a user, a group or a role may do: attached policies, inline ones, the boundary. */
export function PermissionsTab({ principal, policies, attachable, boundary }: Props) {
  const t = useTranslations("iam.policies");
  const flash = useFlash();
  const [open, setOpen] = useState<Open>();
  if (!policies) return null;
  if (!policies.ok) return <SectionRefusal refusal={policies.error} />;

  const remove = async (policy: AttachedPolicy) => {
    const answer =
      policy.kind === "inline"
        ? await deleteInlinePolicy(principal, policy.name)
        : await detachPolicy(principal, policy.arn);
    if (answer.ok) flash.show({ type: "success", content: t("removed", { name: policy.name }) });
    else flash.show({ type: "error", content: answer.error.message });
  };
  const close = (message: string) => {
    setOpen(undefined);
    flash.show({ type: "success", content: message });
  };
  const add = (
    <ButtonDropdown
      variant="primary"
      items={[
        { id: "attach", text: t("attach") },
        { id: "inline", text: t("createInline") },
      ]}
      onItemClick={({ detail }) => setOpen(detail.id === "attach" ? { dialog: "attach" } : { dialog: "inline" })}
    >
      {t("add")}
    </ButtonDropdown>
  );
  return (
    <SpaceBetween size="l">
      <PolicyTable
        policies={policies.output}
        actions={add}
        rowActions={(policy) => (
          <SpaceBetween direction="horizontal" size="xs">
            {policy.kind === "inline" && policy.document !== undefined && (
              <Button
                variant="inline-link"
                ariaLabel={t("editNamed", { name: policy.name })}
                onClick={() => setOpen({ dialog: "inline", name: policy.name, document: policy.document })}
              >
                {t("edit")}
              </Button>
            )}
            <Button
              variant="inline-link"
              ariaLabel={t("removeNamed", { name: policy.name })}
              onClick={() => void remove(policy)}
            >
              {t("remove")}
            </Button>
          </SpaceBetween>
        )}
      />
      {principal.kind !== "group" && (
        <BoundarySection boundary={boundary} policies={attachable} onSet={(arn) => setBoundary(principal, arn)} />
      )}
      {open?.dialog === "attach" && (
        <ChoiceDialog
          title={t("attach")}
          picker={(held) => (
            <PolicyPicker
              policies={attachable.filter(({ arn }) => !policies.output.some((one) => "arn" in one && one.arn === arn))}
              {...held}
            />
          )}
          onChoose={(arns) => attachPolicies(principal, arns)}
          onDone={() => close(t("attached"))}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open?.dialog === "inline" && (
        <InlinePolicyDialog
          name={open.name}
          document={open.document}
          maximumSize={INLINE_SIZES[principal.kind]}
          onSave={(name, document) => putInlinePolicy(principal, name, document)}
          onDone={(name) => close(t("saved", { name }))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </SpaceBetween>
  );
}
