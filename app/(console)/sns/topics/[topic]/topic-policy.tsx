"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { prettyJson } from "@/components/console/pretty-json";
import { PolicyEditor } from "@/components/iam/policy-editor";
import { setTopicAttributes } from "../actions";

/** SNS takes policies of 30 KB. */
const MAXIMUM_SIZE = 30_720;

/** Who may do what with a topic, beside what the account's own policies say. Mount it anew when the policy has changed. */
export function TopicPolicy({ arn, policy }: { arn: string; policy: string }) {
  const t = useTranslations("sns.topic");
  const flash = useFlash();
  const [text, setText] = useState(() => prettyJson(policy) ?? policy);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async () => {
    setSaving(true);
    const answer = await setTopicAttributes(arn, { Policy: text });
    setSaving(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t("policySaved") });
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("policyHint")}
          actions={
            <Button loading={saving} onClick={() => void save()}>
              {t("savePolicy")}
            </Button>
          }
        >
          {t("tab.policy")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <PolicyEditor kind="resource" value={text} onChange={setText} maximumSize={MAXIMUM_SIZE} />
      </SpaceBetween>
    </Container>
  );
}
