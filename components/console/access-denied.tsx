"use client";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { allowingStatement, denialOf } from "./access-denial";
import type { Refusal } from "./refusal-digest";

/** Who may not do what on which resource, and what to ask the administrator for. */
export function AccessDenied({ refusal }: { refusal: Refusal }) {
  const t = useTranslations("console.denied");
  const tConsole = useTranslations("console");
  const denial = denialOf(refusal.message);
  if (!denial) {
    return (
      <Container header={<Header variant="h1">{t("title")}</Header>}>
        <SpaceBetween size="s">
          <StatusIndicator type="error">{refusal.message}</StatusIndicator>
          <Box>{t("askSimple", { action: refusal.action })}</Box>
        </SpaceBetween>
      </Container>
    );
  }
  const statement = allowingStatement(denial);
  const account = denial.user.split(":")[4] ?? "";
  return (
    <Container header={<Header variant="h1">{t("title")}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            { label: t("who"), value: denial.user },
            { label: t("action"), value: denial.action },
            { label: t("resource"), value: denial.resource },
            {
              label: t("reason"),
              value: <StatusIndicator type="error">{denial.reason || refusal.code}</StatusIndicator>,
            },
          ]}
        />
        <Box>{t("ask", { account, action: denial.action })}</Box>
        <div className="flex items-start justify-between gap-4 rounded-lg bg-raised p-4">
          <pre className="m-0 overflow-x-auto font-mono text-sm">{statement}</pre>
          <CopyToClipboard
            copyButtonText={t("copyStatement")}
            copySuccessText={tConsole("copied")}
            copyErrorText={tConsole("copyFailed")}
            textToCopy={statement}
          />
        </div>
      </SpaceBetween>
    </Container>
  );
}
