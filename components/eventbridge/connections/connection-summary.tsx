"use client";

import Container from "@cloudscape-design/components/container";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useTranslations } from "next-intl";
import { Copyable } from "@/components/console/copyable";
import { Timestamp } from "@/components/console/timestamp";
import { ConnectionState } from "./connection-state";

type Props = { state: string | undefined; reason: string | undefined; arn: string; authorizedAt: Date | undefined };

/** How a connection stands. */
export function ConnectionSummary({ state, reason, arn, authorizedAt }: Props) {
  const t = useTranslations("eventbridge.connections");
  return (
    <Container>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t("stateLabel"), value: <ConnectionState state={state} reason={reason} /> },
          { label: t("authorizedAt"), value: <Timestamp value={authorizedAt} /> },
          { label: "ARN", value: <Copyable text={arn} /> },
        ]}
      />
    </Container>
  );
}
