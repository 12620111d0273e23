"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { credentialsFile } from "./credentials-file";
import { SecretValue } from "./secret-value";

type Props = { userName: string; accessKey: { id: string; secret: string }; onClose: () => void };

/** A new access key with its secret, which nobody will see again. */
export function AccessKeyDialog({ userName, accessKey, onClose }: Props) {
  const t = useTranslations("iam.keys");
  const download = () =>
    credentialsFile(`${userName}_accessKeys.csv`, {
      "Access key ID": accessKey.id,
      "Secret access key": accessKey.secret,
    });
  return (
    <Modal
      visible
      header={t("made")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="download" onClick={download}>
              {t("download")}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {t("done")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">{t("onlyNow")}</Alert>
        <KeyValuePairs
          columns={1}
          items={[
            { label: t("id"), value: <SecretValue label={t("id")} value={accessKey.id} open /> },
            { label: t("secret"), value: <SecretValue label={t("secret")} value={accessKey.secret} /> },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
