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
import { PolicyEditor } from "@/components/iam/policy-editor";
import { TRUST_SIZE } from "@/components/iam/trust-fields";
import { trustedBy } from "@/components/iam/trusted-by";
import { findMistakes } from "@/lib/languages/policy/parse";
import { setTrustPolicy } from "../actions";

/** Who may assume the role: read, and written anew in place. */
export function TrustTab({ roleName, trustPolicy }: { roleName: string; trustPolicy: string }) {
  const t = useTranslations("iam-access.roles");
  const flash = useFlash();
  const [text, setText] = useState(() => indented(trustPolicy));
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isRight = findMistakes(text, { kind: "trust", maximumSize: TRUST_SIZE }).length === 0;

  const save = async () => {
    setWorking(true);
    const answer = await setTrustPolicy(roleName, text);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t("trustSaved") });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t("trustHint", { names: trustedBy(text).join(", ") || "-" })}>
          {t("trust")}
        </Header>
      }
      footer={
        <Button disabled={!isRight || text === indented(trustPolicy)} loading={working} onClick={() => void save()}>
          {t("trustSave")}
        </Button>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <PolicyEditor kind="trust" maximumSize={TRUST_SIZE} value={text} onChange={setText} />
      </SpaceBetween>
    </Container>
  );
}
