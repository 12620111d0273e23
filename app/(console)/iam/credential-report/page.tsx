import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { perform } from "@/lib/console/perform";
import { CredentialReport } from "./credential-report";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("iam-account.report"))("title") };
}

/** The credential report as it was last made; none when there is none yet, or it is older than four hours. */
export default async function CredentialReportPage() {
  const answer = await perform("iam:GetCredentialReport", {});
  if (answer.ok) {
    const { Content, GeneratedTime } = answer.output;
    return <CredentialReport csv={Buffer.from(Content ?? []).toString("utf8")} made={GeneratedTime} />;
  }
  const isMissing = /CredentialReport(NotPresent|Expired)/.test(answer.error.code);
  return <CredentialReport refusal={isMissing ? undefined : answer.error} />;
}
