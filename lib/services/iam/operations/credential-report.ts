import type { GenerateCredentialReportResponse, GetCredentialReportResponse } from "@aws-sdk/client-iam";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, write } from "@/lib/platform/operation";
import { type CredentialFacts, credentialReportOf, REPORT_MILLIS } from "../model/credential-report";
import { rootArn } from "../model/principal";
import { listAccessKeys } from "../store/access-keys";
import { findAccount } from "../store/accounts";
import { type CredentialReport, findReport, keepReport, readCredentials } from "../store/credential-reports";
import { listMfaDevicesOf } from "../store/mfa-devices";

export const credentialReport = {
  /** The report is there with the answer; the states are AWS's, whose clients ask again until it is COMPLETE. */
  GenerateCredentialReport: write<object, GenerateCredentialReportResponse>({
    handle: async (context) => {
      const { db, accountId, now } = context;
      if (isGood(await findReport(db, accountId), now)) return { State: "COMPLETE" };
      const account = await findAccount(db, accountId);
      const content = credentialReportOf(
        await rootFacts(context),
        await readCredentials(db, accountId),
        account?.passwordPolicy,
      );
      await keepReport(db, accountId, { content, generatedAt: now });
      return { State: "STARTED", Description: "No report exists. Starting a new report generation task" };
    },
  }),

  GetCredentialReport: read<object, GetCredentialReportResponse>({
    handle: async ({ db, accountId, now }) => {
      const report = await findReport(db, accountId);
      if (!report) throw new AwsError("CredentialReportNotPresentException", "No report present");
      if (!isGood(report, now)) throw new AwsError("CredentialReportExpiredException", "The report has expired");
      const { content, generatedAt } = report;
      return { Content: Buffer.from(content), ReportFormat: "text/csv", GeneratedTime: generatedAt };
    },
  }),
};

function isGood(report: CredentialReport | undefined, now: Date): report is CredentialReport {
  return report !== undefined && now.getTime() - report.generatedAt.getTime() < REPORT_MILLIS;
}

async function rootFacts({ db, accountId, now }: Context): Promise<CredentialFacts> {
  const account = await findAccount(db, accountId);
  const keys = await listAccessKeys(db, { accountId, userId: undefined });
  const devices = await listMfaDevicesOf(db, accountId, { kind: "root" });
  return {
    name: "root",
    arn: rootArn(accountId),
    createdAt: account?.createdAt ?? now,
    passwordChangedAt: account?.root?.changedAt,
    passwordLastUsedAt: account?.root?.lastUsedAt,
    hasMfa: devices.length > 0,
    keys: keys.map(({ status, createdAt, lastUsed }) => ({ active: status === "Active", createdAt, lastUsed })),
  };
}
