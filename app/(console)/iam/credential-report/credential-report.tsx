"use client";

import Button from "@cloudscape-design/components/button";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { offerFile } from "@/components/downloads/offer-file";
import { readReport } from "@/components/iam/report-rows";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { PartRefusal } from "@/components/iam/user-facts";
import { ResourceTable } from "@/components/tables/resource-table";
import { generateReport } from "./actions";

type Props = { csv?: string; made?: Date | undefined; refusal?: PartRefusal | undefined };

/** Who has which credentials, how old they are and when they were last used, for who audits the account. */
export function CredentialReport({ csv, made, refusal }: Props) {
  const t = useTranslations("iam-account.report");
  const format = useFormatter();
  const flash = useFlash();
  const [working, setWorking] = useState(false);
  const generate = async () => {
    setWorking(true);
    const answer = await generateReport();
    setWorking(false);
    if (!answer.ok) flash.show({ type: "error", content: answer.error.message });
  };
  const button = (
    <Button variant="primary" loading={working} onClick={() => void generate()}>
      {t("generate")}
    </Button>
  );
  if (refusal || csv === undefined) {
    return (
      <ContentLayout header={<Header variant="h1">{t("title")}</Header>}>
        {refusal ? (
          <SectionRefusal refusal={refusal} />
        ) : (
          <EmptyState title={t("none")} hint={t("noneHint")} action={button} />
        )}
      </ContentLayout>
    );
  }
  const { columns, rows } = readReport(csv);
  return (
    <ResourceTable<Record<string, string>>
      id="iam-credential-report"
      title={t("title")}
      description={made && t("made", { time: format.dateTime(made, "stamp") })}
      items={rows}
      keyOf={(row) => row.arn ?? ""}
      filterPlaceholder={t("find")}
      empty={{ title: t("none") }}
      columns={columns.map((name) => ({
        id: name,
        header: name,
        cell: (row) => row[name],
        text: (row) => row[name] ?? "",
        isRowHeader: name === "user",
        width: 200,
      }))}
      actions={
        <>
          <Button iconName="download" onClick={() => offerFile("credential-report.csv", "text/csv", csv)}>
            {t("download")}
          </Button>
          {button}
        </>
      }
    />
  );
}
