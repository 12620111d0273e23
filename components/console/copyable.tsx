"use client";

import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { useTranslations } from "next-intl";

/** A text such as an ARN with a button that copies it. */
export function Copyable({ text }: { text: string }) {
  const t = useTranslations("console");
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={text}
      copyButtonAriaLabel={t("copy")}
      copySuccessText={t("copied")}
      copyErrorText={t("copyFailed")}
    />
  );
}
