"use client";

import type { DescribeRuleResponse } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Copyable } from "@/components/console/copyable";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { ResourcePage } from "@/components/console/resource-page";
import { busPath, editRulePath, rulesPath } from "@/components/eventbridge/eventbridge-paths";
import { RuleStatus } from "@/components/eventbridge/rules/rule-status";
import { RULE_TABS, type RuleTab } from "@/components/eventbridge/rules/rule-tab";
import { deleteRules, switchRules } from "../actions";

type Props = { rule: DescribeRuleResponse; bus: string; tab: RuleTab; children: ReactNode };

/** The page of a rule around its tabs. */
export function RuleView({ rule, bus, tab, children }: Props) {
  const t = useTranslations("eventbridge.rule");
  const tRules = useTranslations("eventbridge.rules");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);
  const [turning, setTurning] = useState(false);
  const { Name: name = "" } = rule;
  const isOn = rule.State !== "DISABLED";
  const key = { name, bus };

  const turn = async () => {
    setTurning(true);
    const answer = await switchRules([key], !isOn);
    setTurning(false);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: tRules(isOn ? "nowDisabled" : "nowEnabled", { count: 1 }) });
  };
  const remove = async () => {
    const answer = await deleteRules([key]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tRules("deleted", { count: 1 }) });
    router.push(rulesPath(bus));
  };
  return (
    <>
      <ResourcePage
        name={name}
        actions={
          <>
            <Button loading={turning} onClick={() => void turn()}>
              {tRules(isOn ? "disable" : "enable")}
            </Button>
            <Button onClick={() => setDeleting(true)}>{tRules("delete")}</Button>
            <Button variant="primary" href={editRulePath(name, bus)}>
              {tRules("edit")}
            </Button>
          </>
        }
        details={
          <Container header={<Header variant="h2">{t("details")}</Header>}>
            <KeyValuePairs
              columns={3}
              items={[
                { label: tRules("status"), value: <RuleStatus state={rule.State} /> },
                { label: tRules("bus"), value: <Link href={busPath(bus)}>{bus}</Link> },
                { label: tRules("kind"), value: tRules(rule.ScheduleExpression ? "scheduled" : "standard") },
                { label: tRules("descriptionColumn"), value: rule.Description || "-" },
                { label: "ARN", value: <Copyable text={rule.Arn ?? ""} /> },
                {
                  label: t("seesReads"),
                  value: t(rule.State === "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" ? "yes" : "no"),
                },
              ]}
            />
          </Container>
        }
        tabs={RULE_TABS.map((id) => ({
          id,
          label: id === "when" ? t(rule.ScheduleExpression ? "tab.schedule" : "tab.pattern") : t(`tab.${id}`),
        }))}
        tab={tab}
        ofTab={["outcome"]}
      >
        {children}
      </ResourcePage>
      {deleting && (
        <DeleteDialog title={tRules("delete")} onDelete={remove} onClose={() => setDeleting(false)}>
          {tRules("deleteWarning", { count: 1 })}
        </DeleteDialog>
      )}
    </>
  );
}
