"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";

type Props = {
  /** The ARN of who has saved meanwhile; empty when it is not known. */
  author: string;
  onOverwrite: () => void;
  onGiveWay: () => void;
  /** Neither: what was changed here stays as it is, not saved. */
  onClose: () => void;
};

/** Asks whose changes are to stay, when somebody else has saved while this page was edited. */
export function ConflictDialog({ author, onOverwrite, onGiveWay, onClose }: Props) {
  const t = useTranslations("dashboards.conflict");
  return (
    <Modal
      visible
      header={t("title")}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onGiveWay}>{t("giveWay")}</Button>
            <Button variant="primary" onClick={onOverwrite}>
              {t("overwrite")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {author === "" ? t("bySomebody") : t("by", { author })} {t("kept")}
    </Modal>
  );
}
