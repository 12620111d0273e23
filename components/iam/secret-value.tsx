"use client";

import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { useTranslations } from "next-intl";
import { useState } from "react";

type Props = {
  label: string;
  value: string;
  /** Not secret: shown from the start, without a button to hide it. */
  open?: boolean;
};

/** A secret, hidden until it is asked for, with a button that copies it. */
export function SecretValue({ label, value, open = false }: Props) {
  const t = useTranslations("iam.secret");
  const tConsole = useTranslations("console");
  const [shown, setShown] = useState(open);
  return (
    <span className="flex items-center gap-2">
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={t("copy", { what: label })}
        copySuccessText={tConsole("copied")}
        copyErrorText={tConsole("copyFailed")}
        textToCopy={value}
      />
      <span className="font-mono break-all">{shown ? value : "•".repeat(16)}</span>
      {!open && (
        <Button
          variant="inline-link"
          ariaLabel={t(shown ? "hideWhat" : "showWhat", { what: label })}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? "hide" : "show")}
        </Button>
      )}
    </span>
  );
}
