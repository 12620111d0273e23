"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Spinner from "@cloudscape-design/components/spinner";
import { useTranslations } from "next-intl";
import useSWR from "swr";
import { PolicyDocument } from "@/components/iam/policy-document";
import { useAsk } from "@/lib/console/use-ask";
import type { LiveError } from "@/lib/console/use-live";

/** The document of a version that is chosen in the list. A version never changes, so it is asked once. */
export function VersionDocument({ arn, version }: { arn: string; version: string }) {
  const t = useTranslations("iam-access.versions");
  const ask = useAsk();
  const { data, error } = useSWR<string, LiveError>(`${arn} ${version}`, async () => {
    const answer = await ask("iam:GetPolicyVersion", { PolicyArn: arn, VersionId: version });
    return answer.PolicyVersion?.Document ?? "";
  });
  return (
    <Box margin={{ top: "m" }}>
      {error ? (
        <Alert type="error">{error.message}</Alert>
      ) : data === undefined ? (
        <Spinner />
      ) : (
        <PolicyDocument document={data} label={t("documentOf", { version })} />
      )}
    </Box>
  );
}
