"use client";

import Button from "@cloudscape-design/components/button";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NewDevice } from "./mfa-device";

/** What an authenticator app scans, and the same as letters for who cannot. */
export function PairingPicture({ device }: { device: NewDevice }) {
  const t = useTranslations("iam-account.mfa");
  const [shown, setShown] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <p className="m-0">{t("scan")}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture of the answer itself is nothing to optimise. */}
      <img src={device.picture} alt={t("pictureOf")} width={200} height={200} className="rounded-md bg-white p-2" />
      {shown ? (
        <code className="font-mono text-sm [overflow-wrap:anywhere]">{device.seed}</code>
      ) : (
        <div>
          <Button variant="inline-link" onClick={() => setShown(true)}>
            {t("showKey")}
          </Button>
        </div>
      )}
      <p className="m-0">{t("typeCodes")}</p>
    </div>
  );
}
