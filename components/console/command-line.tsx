"use client";

import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { useTranslations } from "next-intl";
import { useRegion } from "./region";

type Props = {
  /** What follows `aws`, without endpoint and Region: "logs create-log-group --log-group-name my-app". */
  command: string;
  /** Where the AWS API of this installation answers. */
  endpoint: string;
};

/** An AWS CLI line against this installation, ready to be copied. */
export function CommandLine({ command, endpoint }: Props) {
  const t = useTranslations("console");
  const region = useRegion();
  const line = `aws --endpoint-url ${endpoint} --region ${region} ${command}`;
  return (
    <div className="flex items-start justify-between gap-3 rounded-lg bg-raised px-3 py-2 text-start">
      <code className="min-w-0 font-mono text-xs leading-5 [overflow-wrap:anywhere] whitespace-pre-wrap text-body">
        {line}
      </code>
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={t("copy")}
        copySuccessText={t("copied")}
        copyErrorText={t("copyFailed")}
        textToCopy={line}
      />
    </div>
  );
}
