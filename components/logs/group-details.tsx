"use client";

import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { GroupSummary } from "./log-group";
import { useByteText } from "./use-byte-text";
import { useClassText } from "./use-class-text";
import { useRetentionText } from "./use-retention-text";

/** What is known of a log group. */
export function GroupDetails({ group }: { group: GroupSummary }) {
  const t = useTranslations("logs.group");
  const tGroups = useTranslations("logs.groups");
  const tConsole = useTranslations("console");
  const sayClass = useClassText();
  const sayRetention = useRetentionText();
  const sayBytes = useByteText();
  return (
    <Container header={<Header variant="h2">{t("details")}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: tGroups("class"), value: sayClass(group.class) },
          { label: tGroups("created"), value: <Timestamp value={group.createdAt} /> },
          { label: tGroups("retention"), value: sayRetention(group.retentionDays) },
          { label: tGroups("storedBytes"), value: sayBytes(group.storedBytes) },
          {
            label: tGroups("deletionProtection"),
            value: tGroups(group.isDeletionProtected ? "on" : "off"),
          },
          {
            label: "ARN",
            value: (
              <CopyToClipboard
                variant="inline"
                textToCopy={group.arn}
                copyButtonAriaLabel={tConsole("copy")}
                copySuccessText={tConsole("copied")}
                copyErrorText={tConsole("copyFailed")}
              />
            ),
          },
        ]}
      />
    </Container>
  );
}
