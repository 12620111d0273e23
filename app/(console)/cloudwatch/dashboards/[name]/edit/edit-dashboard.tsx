"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { ConflictDialog } from "@/components/dashboards/conflict-dialog";
import { dashboardPath } from "@/components/dashboards/dashboard-paths";
import { printBody } from "@/components/dashboards/dashboard-source";
import { LeaveGuard } from "@/components/dashboards/leave-guard";
import { SourceEditor } from "@/components/widget-source/source-editor";
import { bodyMistakes } from "@/components/widget-source/source-mistakes";
import { saveDashboard } from "../../actions";

/** The source of a dashboard in an editor that knows PutDashboard's rules. */
export function EditDashboard({ name, source }: { name: string; source: string }) {
  const t = useTranslations("dashboards.edit");
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [text, setText] = useState(() => printBody(source));
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [conflict, setConflict] = useState<{ author: string }>();
  const [leaving, setLeaving] = useState<string>();
  const [base, setBase] = useState(source);
  const [givesWay, setGivesWay] = useState(false);
  if (givesWay && source !== base) {
    setGivesWay(false);
    setBase(source);
    setText(printBody(source));
  }
  const mistakes = useMemo(() => bodyMistakes(text), [text]);
  const isRight = mistakes.every(({ severity }) => severity === "warning");

  const save = async (isForced = false) => {
    setWorking(true);
    const answer = await saveDashboard(name, JSON.stringify(JSON.parse(text)), isForced ? undefined : base);
    setWorking(false);
    setConflict(undefined);
    if (!answer.ok && answer.error.code === "DashboardChanged") return setConflict({ author: answer.error.message });
    if (!answer.ok) return setRefused(answer.error.message);
    flash.show({ type: "success", content: t("saved", { name }) });
    router.push(dashboardPath(name));
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={t("hint")}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <CopyToClipboard
                copyButtonText={tConsole("copy")}
                copySuccessText={tConsole("copied")}
                copyErrorText={tConsole("copyFailed")}
                textToCopy={text}
              />
              <Button variant="link" href={dashboardPath(name)}>
                {tConsole("cancel")}
              </Button>
              <Button variant="primary" disabled={!isRight} loading={working} onClick={() => void save()}>
                {t("save")}
              </Button>
            </SpaceBetween>
          }
        >
          {t("title", { name })}
        </Header>
      }
    >
      <LeaveGuard isOn={text !== printBody(base)} to={leaving} onTo={setLeaving} />
      {conflict && (
        <ConflictDialog
          author={conflict.author}
          onOverwrite={() => void save(true)}
          onGiveWay={() => {
            setConflict(undefined);
            setGivesWay(true);
            router.refresh();
          }}
          onClose={() => setConflict(undefined)}
        />
      )}
      <Container>
        <SpaceBetween size="m">
          {refused && <Alert type="error">{refused}</Alert>}
          <SourceEditor label={t("label")} value={text} onChange={setText} mistakes={mistakes} rows={32} />
        </SpaceBetween>
      </Container>
    </ContentLayout>
  );
}
