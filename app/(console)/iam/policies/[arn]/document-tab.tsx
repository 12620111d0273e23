"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { indented } from "@/components/iam/plain-document";
import { PolicyDocument } from "@/components/iam/policy-document";
import { PolicyEditor } from "@/components/iam/policy-editor";
import { MANAGED_SIZE } from "@/components/iam/policy-start";
import { findMistakes } from "@/lib/languages/policy/parse";
import { createVersion } from "../actions";
import type { PolicyFacts } from "./policy-view";

type Props = { policy: PolicyFacts; isFixed: boolean };

/** The document that applies; the account's own are edited in place, which makes a new version. */
export function DocumentTab({ policy, isFixed }: Props) {
  const t = useTranslations("iam-access.policies");
  const flash = useFlash();
  const present = indented(policy.document);
  const [text, setText] = useState(present);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isRight = findMistakes(text, { maximumSize: MANAGED_SIZE }).length === 0;

  const save = async () => {
    setWorking(true);
    const answer = await createVersion(policy.arn, text);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t("versionMade", { name: policy.name }) });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={isFixed ? t("awsFixed") : t("documentHint")}>
          {t("document")}
        </Header>
      }
      footer={
        isFixed ? undefined : (
          <Button disabled={!isRight || text === present} loading={working} onClick={() => void save()}>
            {t("saveVersion")}
          </Button>
        )
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        {isFixed ? (
          <PolicyDocument document={policy.document} label={t("document")} />
        ) : (
          <PolicyEditor value={text} onChange={setText} maximumSize={MANAGED_SIZE} />
        )}
      </SpaceBetween>
    </Container>
  );
}
