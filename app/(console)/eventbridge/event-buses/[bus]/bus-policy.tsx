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
import { setBusPolicy } from "../actions";

const MAXIMUM_SIZE = 10_240;

type Props = { name: string; arn: string; policy: string | undefined };

/** Who may put events on a bus, beside what the account's own policies say. Mount it anew when the policy has changed. */
export function BusPolicy({ name, arn, policy }: Props) {
  const t = useTranslations("eventbridge.buses");
  const flash = useFlash();
  const [text, setText] = useState(policy && (prettyJson(policy) ?? policy));
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async (document: string) => {
    setSaving(true);
    const answer = await setBusPolicy(name, document);
    setSaving(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (!answer.ok) return;
    setText(document || undefined);
    flash.show({ type: "success", content: t(document === "" ? "policyRemoved" : "policySaved") });
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("policyHint")}
          actions={
            text !== undefined && (
              <SpaceBetween direction="horizontal" size="xs">
                {policy !== undefined && (
                  <Button disabled={saving} onClick={() => void save("")}>
                    {t("removePolicy")}
                  </Button>
                )}
                <Button loading={saving} onClick={() => void save(text)}>
                  {t("savePolicy")}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {t("tab.policy")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        {text === undefined ? (
          <SpaceBetween size="s">
            <p className="m-0 text-secondary">{t("noPolicyHint")}</p>
            <Button onClick={() => setText(startingPoint(arn))}>{t("addPolicy")}</Button>
          </SpaceBetween>
        ) : (
          <PolicyEditor kind="resource" value={text} onChange={setText} maximumSize={MAXIMUM_SIZE} />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** A statement to begin with: everyone of this account, who is let in anyhow. */
function startingPoint(arn: string): string {
  const account = arn.split(":")[4] ?? "";
  const statement = {
    Sid: "AllowAccountToPutEvents",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: "events:PutEvents",
    Resource: arn,
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
