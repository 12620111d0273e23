"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import { useTranslations } from "next-intl";
import { CommandLine } from "@/components/console/command-line";
import { EmptyState } from "@/components/console/empty-state";
import { shellQuoted } from "@/components/console/shell-quoted";
import { editDashboardPath } from "@/components/dashboards/dashboard-paths";

type Props = { name: string; endpoint: string; onAdd: () => void };

/** A dashboard without widgets, and the ways to the first one. */
export function EmptyDashboard({ name, endpoint, onAdd }: Props) {
  const t = useTranslations("dashboards.view");
  return (
    <Container>
      <EmptyState
        title={t("empty")}
        hint={t("emptyHint")}
        action={
          <div className="flex justify-center gap-2">
            <Button variant="primary" onClick={onAdd}>
              {t("addWidget")}
            </Button>
            <Button href={editDashboardPath(name)}>{t("source")}</Button>
          </div>
        }
        command={
          <CommandLine
            command={`cloudwatch put-dashboard --dashboard-name ${shellQuoted(name)} --dashboard-body file://dashboard.json`}
            endpoint={endpoint}
          />
        }
      />
    </Container>
  );
}
