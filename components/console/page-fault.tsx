"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { isDenial } from "./access-denial";
import { AccessDenied } from "./access-denied";
import { refusalOf } from "./refusal-digest";

/** A page whose answers did not come: a missing permission, an error of AWS's, or a fault of ours, each with what to do next. */
export function PageFault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations("console.fault");
  const refusal = refusalOf(error);
  if (refusal && isDenial(refusal)) return <AccessDenied refusal={refusal} />;
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <Box padding={{ vertical: "l" }}>
      <Alert
        type="error"
        header={t("title")}
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href="/">{t("home")}</Button>
            <Button onClick={onRetry}>{t("retry")}</Button>
          </SpaceBetween>
        }
      >
        {refusal ? (
          <>
            <div>{t("refused", { action: refusal.action, code: refusal.code })}</div>
            <div>{refusal.message}</div>
          </>
        ) : (
          <div>{digest ? t("unknown", { digest }) : t("offline")}</div>
        )}
      </Alert>
    </Box>
  );
}
