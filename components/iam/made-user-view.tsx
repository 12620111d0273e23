"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { credentialsFile } from "./credentials-file";
import { SecretValue } from "./secret-value";

type Props = {
  userName: string;
  signInAddress: string;
  /** The password, when the user got one. */
  password?: string;
  accessKey?: { id: string; secret: string };
  /** Steps that failed after the user was made. */
  problems?: readonly string[];
};

/** What a user got, with the secrets that are shown only now. */
export function MadeUserView({ userName, signInAddress, password, accessKey, problems = [] }: Props) {
  const t = useTranslations("iam.made");
  const tKeys = useTranslations("iam.keys");
  const items: KeyValuePairsProps.Item[] = [{ label: t("userName"), value: userName }];
  if (password !== undefined) {
    items.push({ label: t("address"), value: signInAddress });
    items.push({ label: t("password"), value: <SecretValue label={t("password")} value={password} /> });
  }
  if (accessKey) {
    items.push({ label: tKeys("id"), value: <SecretValue label={tKeys("id")} value={accessKey.id} open /> });
    items.push({ label: tKeys("secret"), value: <SecretValue label={tKeys("secret")} value={accessKey.secret} /> });
  }
  const download = () =>
    credentialsFile(`${userName}_credentials.csv`, {
      "User name": userName,
      Password: password ?? "",
      "Access key ID": accessKey?.id ?? "",
      "Secret access key": accessKey?.secret ?? "",
      "Console sign-in URL": signInAddress,
    });
  return (
    <SpaceBetween size="l">
      {problems.length > 0 && (
        <Alert type="warning" header={t("problems")}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      {items.length > 1 && <Alert type="info">{t("onlyNow")}</Alert>}
      <KeyValuePairs columns={1} items={items} />
      {items.length > 1 && (
        <Button iconName="download" onClick={download}>
          {t("download")}
        </Button>
      )}
    </SpaceBetween>
  );
}
