"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import type { Explanation, FieldExplanation, MemberExplanation } from "@/lib/languages/event-pattern/explain";

/** Why an event matches a pattern or does not, a line for each field of the pattern. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const t = useTranslations("eventbridge.pattern");
  return (
    <SpaceBetween size="s">
      <div role="status">
        <Alert type={explanation.matched ? "success" : "warning"}>
          {t(explanation.matched ? "matched" : explanation.isInConflict ? "conflict" : "notMatched")}
        </Alert>
      </div>
      <Members members={explanation.members} />
    </SpaceBetween>
  );
}

function Members({ members }: { members: readonly MemberExplanation[] }) {
  const t = useTranslations("eventbridge.pattern");
  return (
    <ul className="m-0 flex list-none flex-col gap-2 p-0" aria-label={t("fields")}>
      {members.map((member, index) =>
        member.kind === "field" ? (
          <li key={`${member.path} ${index.toString()}`}>
            <Field field={member} />
          </li>
        ) : (
          <li key={`or ${index.toString()}`}>
            <StatusIndicator type={member.matched ? "success" : "error"}>
              {t(member.matched ? "orMatched" : "orDiffers")}
            </StatusIndicator>
            <ol className="m-0 mt-1 flex flex-col gap-2 pl-8">
              {member.alternatives.map((alternative, place) => (
                <li key={place.toString()}>
                  <Members members={alternative} />
                </li>
              ))}
            </ol>
          </li>
        ),
      )}
    </ul>
  );
}

function Field({ field: { path, matched, expected, found, reason } }: { field: FieldExplanation }) {
  const t = useTranslations("eventbridge.pattern");
  return (
    <div className="flex flex-col gap-0.5">
      <StatusIndicator type={matched ? "success" : "error"}>
        <code className="font-mono font-bold">{path}</code> {t(`reason.${reason}`)}
      </StatusIndicator>
      <div className="pl-6">
        <Box variant="small" color="text-body-secondary">
          {t("expected")}{" "}
          {expected.map((one, index) => (
            <span key={one.matcher}>
              {index > 0 && ` ${t("or")} `}
              <code className={`font-mono ${one.matched ? "text-success" : "text-body"}`}>{one.matcher}</code>
            </span>
          ))}
          {found.length > 0 && (
            <>
              {" · "}
              {t("found")}{" "}
              <code className="font-mono text-body">{found.map((one) => JSON.stringify(one)).join(", ")}</code>
            </>
          )}
        </Box>
      </div>
    </div>
  );
}
