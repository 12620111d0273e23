"use client";

import type { EvaluationResult } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAddress } from "@/components/console/use-address";
import type { Principal } from "@/components/iam/principal";
import { SectionRefusal } from "@/components/iam/section-refusal";
import { type Simulation, simulationMembers } from "@/components/iam/simulation";
import { SimulationFields } from "@/components/iam/simulation-fields";
import { SimulationResults } from "@/components/iam/simulation-results";
import type { Part } from "@/components/iam/user-facts";

export type Sources = Record<Principal["kind"], { name: string; arn: string }[]>;

type Props = {
  sources: Sources;
  actionNames: string[];
  question: Simulation | undefined;
  answer: Part<EvaluationResult[]> | undefined;
};

const NOTHING: Simulation = { source: "", actions: [], resources: [], context: [] };

/** Plays requests through the policies of a user, a group or a role, and explains each decision. */
export function PolicySimulator({ sources, actionNames, question, answer }: Props) {
  const t = useTranslations("iam-account.simulator");
  const { ask, isAsking } = useAddress();
  const [draft, setDraft] = useState(question ?? NOTHING);
  const isReady = draft.source !== "" && draft.actions.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) ask(simulationMembers(draft));
  };
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <form onSubmit={submit}>
          <Container
            header={<Header variant="h2">{t("question")}</Header>}
            footer={
              <Button variant="primary" formAction="submit" disabled={!isReady} loading={isAsking}>
                {t("run")}
              </Button>
            }
          >
            <SimulationFields sources={sources} actionNames={actionNames} value={draft} onChange={setDraft} />
          </Container>
        </form>
        {answer && !answer.ok && <SectionRefusal refusal={answer.error} />}
        {answer?.ok && <SimulationResults results={answer.output} />}
      </SpaceBetween>
    </ContentLayout>
  );
}
