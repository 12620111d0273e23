"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRegion } from "@/components/console/region";
import { patternMistake } from "@/components/eventbridge/pattern/pattern-trial";
import { PatternStep } from "@/components/eventbridge/rules/pattern-step";
import { EMPTY_RULE } from "@/components/eventbridge/rules/rule-draft";

/** A place to write a pattern and try it on events, from which a rule can be made. */
export function Sandbox({ accountId }: { accountId: string }) {
  const t = useTranslations("eventbridge.pattern");
  const tRules = useTranslations("eventbridge.rules");
  const region = useRegion();
  const [pattern, setPattern] = useState(EMPTY_RULE.pattern);
  const address = `/eventbridge/rules/create?pattern=${encodeURIComponent(pattern)}`;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={t("sandboxHint")}
        actions={
          <Button variant="primary" href={address} disabled={patternMistake(pattern) !== undefined}>
            {tRules("create")}
          </Button>
        }
      >
        {t("sandbox")}
      </Header>
      <PatternStep pattern={pattern} onChange={setPattern} scope={{ accountId, region }} />
    </SpaceBetween>
  );
}
