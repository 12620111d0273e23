"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Table from "@cloudscape-design/components/table";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { objectPath } from "@/components/s3/s3-paths";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { type Validation, validateDigest } from "./validate-digest";

type Props = { bucket: string; digestKey: string; json: string };
type File = { s3Bucket: string; s3Object: string; hashValue: string };

/** A digest: the files that it lists, and whether it and they are what they were. */
export function DigestPanel({ bucket, digestKey, json }: Props) {
  const t = useTranslations("s3.digest");
  const [answer, setAnswer] = useState<ActionAnswer<Validation>>();
  const [working, setWorking] = useState(false);
  const { logFiles = [] } = JSON.parse(json) as { logFiles?: File[] };
  const validate = async () => {
    setWorking(true);
    setAnswer(await validateDigest(bucket, digestKey));
    setWorking(false);
  };
  const found = answer?.ok ? answer.output : undefined;
  const stateOf = ({ s3Object }: File) => found?.files.find(({ key }) => key === s3Object)?.state;
  return (
    <SpaceBetween size="m">
      {answer && !answer.ok && <Alert type="error">{answer.error.message}</Alert>}
      {found && (
        <Alert type={found.signature === "valid" ? "success" : "error"}>{t(`signature.${found.signature}`)}</Alert>
      )}
      <Table
        items={logFiles}
        trackBy="s3Object"
        wrapLines
        ariaLabels={{ tableLabel: t("files") }}
        header={
          <Header
            variant="h2"
            counter={`(${logFiles.length})`}
            description={t("hint")}
            actions={
              <Button loading={working} onClick={() => void validate()}>
                {t("validate")}
              </Button>
            }
          >
            {t("files")}
          </Header>
        }
        empty={t("none")}
        columnDefinitions={[
          {
            id: "key",
            header: t("file"),
            isRowHeader: true,
            cell: ({ s3Bucket, s3Object }) => (
              <Link href={objectPath(s3Bucket, s3Object)}>{s3Object.split("/").at(-1)}</Link>
            ),
          },
          {
            id: "state",
            header: t("state"),
            cell: (file) => {
              const state = stateOf(file);
              if (!state) return "-";
              return (
                <StatusIndicator type={state === "valid" ? "success" : "error"}>
                  {t(`fileState.${state}`)}
                </StatusIndicator>
              );
            },
          },
          {
            id: "hash",
            header: "SHA-256",
            cell: ({ hashValue }) => <span className="break-all font-mono text-xs">{hashValue}</span>,
          },
        ]}
      />
    </SpaceBetween>
  );
}
