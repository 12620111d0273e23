"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DashboardShareEntry } from "@/lib/services/dashboards/operations/shares";
import { ShareTable } from "./share-table";

type Props = {
  name: string;
  /** Undefined while they are read. */
  shares: readonly DashboardShareEntry[] | undefined;
  problem: string | undefined;
  notice: string | undefined;
  /** Gives out a link; answers its address, or what stood in the way. */
  onShare: (seconds: number, note: string) => Promise<{ address: string } | { problem: string }>;
  onRevoke: (shareId: string) => Promise<string | undefined>;
  onClose: () => void;
};

const HOUR = 3600;
const LIVES = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  quarter: 90 * 24 * HOUR,
} as const;
const NAMES = Object.keys(LIVES) as (keyof typeof LIVES)[];

/** Links to a dashboard for those who have no account: a new one, and those that there are. */
export function ShareLinks({ name, shares, problem, notice, onShare, onRevoke, onClose }: Props) {
  const t = useTranslations("dashboards.share");
  const tConsole = useTranslations("console");
  const [life, setLife] = useState<keyof typeof LIVES>("week");
  const [note, setNote] = useState("");
  const [working, setWorking] = useState(false);
  const [address, setAddress] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const share = async () => {
    setWorking(true);
    const answer = await onShare(LIVES[life], note.trim());
    setWorking(false);
    setAddress("address" in answer ? answer.address : undefined);
    setRefused("problem" in answer ? answer.problem : undefined);
  };
  const options = NAMES.map((value) => ({ value, label: t(`lives.${value}`) }));
  return (
    <Modal
      visible
      size="large"
      header={t("title", { name })}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            {t("close")}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <Box>{t("hint")}</Box>
        {notice && <Alert type="info">{notice}</Alert>}
        {(refused ?? problem) && <Alert type="error">{refused ?? problem}</Alert>}
        {address ? (
          <Alert type="success" header={t("made")}>
            <SpaceBetween size="s">
              <Address label={t("link")} text={address} />
              <Address
                label={t("embed")}
                text={`<iframe src="${address}?embed=1" width="100%" height="800" style="border:0"></iframe>`}
              />
              <div>{t("once")}</div>
            </SpaceBetween>
          </Alert>
        ) : (
          <div className="flex flex-wrap items-end gap-4">
            <FormField label={t("life")}>
              <Select
                options={options}
                selectedOption={options.find(({ value }) => value === life) ?? null}
                onChange={({ detail }) => setLife(NAMES.find((one) => one === detail.selectedOption.value) ?? "week")}
              />
            </FormField>
            <FormField label={t("note")}>
              <Input value={note} autoComplete={false} onChange={({ detail }) => setNote(detail.value)} />
            </FormField>
            <Button loading={working} onClick={() => void share()}>
              {t("create")}
            </Button>
          </div>
        )}
        <ShareTable
          shares={shares}
          loadingText={tConsole("loading")}
          onRevoke={async (shareId) => setRefused(await onRevoke(shareId))}
        />
      </SpaceBetween>
    </Modal>
  );
}

function Address({ label, text }: { label: string; text: string }) {
  const tConsole = useTranslations("console");
  return (
    <FormField label={label} stretch>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate font-mono text-xs">{text}</code>
        <CopyToClipboard
          variant="icon"
          copyButtonAriaLabel={`${tConsole("copy")} ${label}`}
          copySuccessText={tConsole("copied")}
          copyErrorText={tConsole("copyFailed")}
          textToCopy={text}
        />
      </div>
    </FormField>
  );
}
