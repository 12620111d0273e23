"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PolicyChoice } from "./policy-picker";
import type { Done } from "./user-facts";

type Props = {
  /** The ARN of the policy that bounds. */
  boundary: string | undefined;
  policies: readonly PolicyChoice[];
  onSet: (arn: string | undefined) => Promise<Done>;
};

/** The most that a user or a role may be allowed, whatever the policies say. */
export function BoundarySection({ boundary, policies, onSet }: Props) {
  const t = useTranslations("iam.boundary");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const options = policies.map(({ arn, name }) => ({ value: arn, label: name, description: arn }));

  const set = async (arn: string | undefined) => {
    setWorking(true);
    const answer = await onSet(arn);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
  };
  return (
    <ExpandableSection
      variant="container"
      headerText={t("title")}
      headerDescription={t("hint")}
      defaultExpanded={boundary !== undefined}
    >
      <SpaceBetween size="s">
        {problem && <Alert type="error">{problem}</Alert>}
        {boundary ? <Box variant="code">{boundary}</Box> : <Box color="text-body-secondary">{t("none")}</Box>}
        <div className="flex flex-wrap items-center gap-2">
          <div className="w-full max-w-md">
            <Select
              ariaLabel={t("choose")}
              placeholder={t("choose")}
              filteringType="auto"
              disabled={working}
              options={options}
              selectedOption={options.find(({ value }) => value === boundary) ?? null}
              onChange={({ detail }) => void set(detail.selectedOption.value)}
            />
          </div>
          <Button disabled={!boundary} loading={working} onClick={() => void set(undefined)}>
            {t("remove")}
          </Button>
        </div>
      </SpaceBetween>
    </ExpandableSection>
  );
}
