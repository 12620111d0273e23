"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { ruleArn } from "@/lib/services/events/model/rule";
import type { TargetChoices } from "../targets/target-choices";
import { newTarget, type TargetDraft, targetMistakes } from "../targets/target-draft";
import { TargetFields } from "../targets/target-fields";
import { MOST_TARGETS, type RuleDraft } from "./rule-draft";

type Props = {
  draft: RuleDraft;
  choices: TargetChoices;
  scope: { accountId: string; region: string };
  checked: boolean;
  onChange: (part: Partial<RuleDraft>) => void;
};

/** Where the rule sends what it matches: up to five targets. */
export function TargetsStep({ draft, choices, scope, checked, onChange }: Props) {
  const t = useTranslations("eventbridge.targets");
  const { targets } = draft;
  const rule = { name: draft.name, arn: ruleArn(scope, draft) };
  const change = (place: number, part: Partial<TargetDraft>) =>
    onChange({ targets: targets.map((target, index) => (index === place ? { ...target, ...part } : target)) });
  const remove = (place: number) => onChange({ targets: targets.filter((_, index) => index !== place) });
  return (
    <SpaceBetween size="l">
      {targets.map((target, place) => (
        <TargetFields
          key={target.id}
          place={place}
          target={target}
          choices={choices}
          mistakes={checked ? targetMistakes(target) : {}}
          scope={scope}
          rule={rule}
          onChange={(part) => change(place, part)}
          onRemove={() => remove(place)}
        />
      ))}
      {targets.length === 0 && <p className="text-secondary">{t("noneYet")}</p>}
      <Button
        disabled={targets.length >= MOST_TARGETS}
        onClick={() => onChange({ targets: [...targets, newTarget(targets)] })}
      >
        {t("add")}
      </Button>
    </SpaceBetween>
  );
}
