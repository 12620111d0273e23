"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PatternEditor } from "@/components/eventbridge/pattern/pattern-editor";
import { eventMistake } from "@/components/eventbridge/pattern/pattern-trial";
import { useAsk } from "@/lib/console/use-ask";
import type { OutputOf } from "@/lib/services/catalog";
import { testApiDestination } from "./actions";

type Answer = NonNullable<OutputOf<"events:DescribeTestInvocation">["Attempt"]>;

const LOOKS = 40;
const PAUSE_MILLIS = 500;

/** Calls the destination once, through the same worker, limits and connection as events do, and shows what came of it. */
export function DestinationTest({ name }: { name: string }) {
  const t = useTranslations("eventbridge.destinationTest");
  const ask = useAsk();
  const [body, setBody] = useState('{\n  "test": true\n}');
  const [working, setWorking] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<string>();
  const mistake = eventMistake(body);

  const outcome = async (DeliveryId: string): Promise<Answer | undefined> => {
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
      const { Attempt } = await ask("events:DescribeTestInvocation", { Name: name, DeliveryId });
      if (Attempt) return Attempt;
    }
    return undefined;
  };
  const run = async () => {
    setWorking(true);
    setAnswer(undefined);
    setProblem(undefined);
    const begun = await testApiDestination(name, body);
    if (begun.ok) {
      const found = await outcome(begun.output.deliveryId).catch((error: Error) => error);
      if (found instanceof Error) setProblem(found.message);
      else if (found) setAnswer(found);
      else setProblem(t("late"));
    } else setProblem(begun.error.message);
    setWorking(false);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("hint")}
          actions={
            <Button loading={working} disabled={mistake !== undefined} onClick={() => void run()}>
              {t("run")}
            </Button>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <PatternEditor label={t("body")} value={body} onChange={setBody} mistake={mistake} rows={6} />
        <div role="status">
          {problem && <Alert type="error">{problem}</Alert>}
          {answer && (
            <Alert
              type={answer.outcome === "SUCCEEDED" ? "success" : "error"}
              header={t(answer.outcome === "SUCCEEDED" ? "succeeded" : "failed", {
                status: answer.statusCode ?? "-",
                millis: answer.durationMillis,
              })}
            >
              {answer.errorCode && `${answer.errorCode}: ${answer.errorMessage ?? ""}`}
            </Alert>
          )}
        </div>
      </SpaceBetween>
    </Container>
  );
}
