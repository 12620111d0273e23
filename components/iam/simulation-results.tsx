"use client";

import type { EvaluationResult, Statement } from "@aws-sdk/client-iam";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { ResourceTable } from "@/components/tables/resource-table";

/** Each decision with the statement that made it, and what was not known when it was made. */
export function SimulationResults({ results }: { results: readonly EvaluationResult[] }) {
  const t = useTranslations("iam-account.simulator");
  return (
    <ResourceTable
      id="iam-simulation"
      variant="container"
      title={t("results")}
      items={results}
      keyOf={({ EvalActionName = "", EvalResourceName = "" }) => `${EvalActionName} ${EvalResourceName}`}
      filterPlaceholder={t("find")}
      empty={{ title: t("noResults") }}
      columns={[
        {
          id: "action",
          header: t("action"),
          cell: ({ EvalActionName }) => EvalActionName,
          text: ({ EvalActionName = "" }) => EvalActionName,
          isRowHeader: true,
          width: 260,
        },
        {
          id: "resource",
          header: t("resource"),
          cell: ({ EvalResourceName }) => EvalResourceName,
          text: ({ EvalResourceName = "" }) => EvalResourceName,
          width: 260,
        },
        {
          id: "decision",
          header: t("decision"),
          cell: ({ EvalDecision }) => (
            <StatusIndicator type={EvalDecision === "allowed" ? "success" : "error"}>
              {t(EvalDecision ?? "implicitDeny")}
            </StatusIndicator>
          ),
          text: ({ EvalDecision }) => t(EvalDecision ?? "implicitDeny"),
          width: 220,
        },
        { id: "because", header: t("because"), cell: (result) => <Because result={result} />, width: 420 },
      ]}
    />
  );
}

function Because({ result }: { result: EvaluationResult }) {
  const t = useTranslations("iam-account.simulator");
  const { MatchedStatements: matched = [], MissingContextValues: missing = [], EvalDecision } = result;
  const { AllowedByPermissionsBoundary: inBounds = true } = result.PermissionsBoundaryDecisionDetail ?? {};
  return (
    <ul className="m-0 list-none p-0">
      {matched.map((statement) => (
        <li key={`${statement.SourcePolicyId} ${statement.StartPosition?.Line}`} className="[overflow-wrap:anywhere]">
          {t("statement", placeOf(statement))}
        </li>
      ))}
      {EvalDecision === "implicitDeny" && <li>{t(inBounds ? "nothingAllows" : "outOfBounds")}</li>}
      {missing.length > 0 && <li className="text-secondary">{t("missing", { keys: missing.join(", ") })}</li>}
    </ul>
  );
}

function placeOf({ SourcePolicyId: policy = "", StartPosition: start }: Statement) {
  return { policy, line: start?.Line ?? 1, column: start?.Column ?? 1 };
}
