"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PasswordRuleFields } from "@/components/iam/password-rule-fields";
import { type PasswordRules, policyInputOf, ruleMistakes } from "@/components/iam/password-rules";
import { deletePasswordPolicy, setPasswordPolicy } from "./actions";

/** What is asked of passwords, IAM's default until the account says otherwise. */
export function PasswordPolicySection({ rules, isDefault }: { rules: PasswordRules; isDefault: boolean }) {
  const t = useTranslations("iam-account.settings");
  const flash = useFlash();
  const [edited, setEdited] = useState(rules);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const act = async (work: typeof deletePasswordPolicy, done: string) => {
    setWorking(true);
    const answer = await work();
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: done });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t(isDefault ? "defaultPolicy" : "ownPolicy")}>
          {t("passwordPolicy")}
        </Header>
      }
      footer={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            variant="primary"
            disabled={ruleMistakes(edited).length > 0}
            loading={working}
            onClick={() => void act(() => setPasswordPolicy(policyInputOf(edited)), t("policySaved"))}
          >
            {t("save")}
          </Button>
          {!isDefault && (
            <Button disabled={working} onClick={() => void act(deletePasswordPolicy, t("policyGone"))}>
              {t("useDefault")}
            </Button>
          )}
        </SpaceBetween>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <PasswordRuleFields rules={edited} onChange={setEdited} />
      </SpaceBetween>
    </Container>
  );
}
