"use client";

import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { AccessKey, Part, Password } from "./user-facts";

export type UserFacts = { name: string; arn: string; created: Date | undefined; lastSignIn: Date | undefined };

type Props = { user: UserFacts; password: Part<Password>; keys: Part<AccessKey[]> };

/** The facts above the tabs. */
export function UserSummary({ user, password, keys }: Props) {
  const t = useTranslations("iam.user");
  const tConsole = useTranslations("console");
  const unseen = <StatusIndicator type="stopped">{t("notAllowed")}</StatusIndicator>;
  return (
    <Container header={<Header variant="h2">{t("summary")}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          {
            label: "ARN",
            value: (
              <CopyToClipboard
                variant="inline"
                textToCopy={user.arn}
                copyButtonAriaLabel={t("copyArn")}
                copySuccessText={tConsole("copied")}
                copyErrorText={tConsole("copyFailed")}
              />
            ),
          },
          {
            label: t("consoleAccess"),
            value: password.ok ? (
              <StatusIndicator type={password.output.exists ? "success" : "stopped"}>
                {t(password.output.exists ? "enabled" : "disabled")}
              </StatusIndicator>
            ) : (
              unseen
            ),
          },
          {
            label: t("accessKeys"),
            value: keys.ok ? <KeyCounts keys={keys.output} /> : unseen,
          },
          { label: t("created"), value: <Timestamp value={user.created} /> },
          { label: t("lastSignIn"), value: <Timestamp value={user.lastSignIn} /> },
        ]}
      />
    </Container>
  );
}

function KeyCounts({ keys }: { keys: readonly AccessKey[] }) {
  const t = useTranslations("iam.user");
  const active = keys.filter((key) => key.active).length;
  return <>{keys.length === 0 ? t("noKeys") : t("keyCount", { count: keys.length, active })}</>;
}
