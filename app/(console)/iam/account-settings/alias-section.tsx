"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { setAlias } from "./actions";

/** IAM API Reference, CreateAccountAlias. */
const ALIAS = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;

/** The name that people may type in place of the account's number when they sign in. */
export function AliasSection({ accountId, alias }: { accountId: string; alias: string | undefined }) {
  const t = useTranslations("iam-account.settings");
  const flash = useFlash();
  const [text, setText] = useState(alias ?? "");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const isRight = ALIAS.test(text) || (text === "" && alias !== undefined);

  const save = async () => {
    setWorking(true);
    const answer = await setAlias(alias, text);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t(text === "" ? "aliasGone" : "aliasSaved") });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t("accountId", { id: accountId })}>
          {t("alias")}
        </Header>
      }
      footer={
        <Button disabled={!isRight || text === (alias ?? "")} loading={working} onClick={() => void save()}>
          {t("save")}
        </Button>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <FormField label={t("aliasLabel")} description={t("aliasHint")} constraintText={t("aliasRules")}>
          <Input value={text} spellcheck={false} onChange={({ detail }) => setText(detail.value.trim())} />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
