"use client";

import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";

type Props = {
  arn: string;
  created: Date | undefined;
  more?: readonly KeyValuePairsProps.Item[];
};

/** The facts above the tabs of a group, a role or a policy. */
export function ResourceFacts({ arn, created, more = [] }: Props) {
  const t = useTranslations("iam.user");
  const tConsole = useTranslations("console");
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
                textToCopy={arn}
                copyButtonAriaLabel={t("copyArn")}
                copySuccessText={tConsole("copied")}
                copyErrorText={tConsole("copyFailed")}
              />
            ),
          },
          { label: t("created"), value: <Timestamp value={created} /> },
          ...more,
        ]}
      />
    </Container>
  );
}
