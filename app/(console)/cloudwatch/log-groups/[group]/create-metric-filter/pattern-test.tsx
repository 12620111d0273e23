"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type TestAnswer, TestResults } from "@/components/log-filters/test-results";
import { useAsk } from "@/lib/console/use-ask";

type Props = { group: string; pattern: string; streams: readonly string[] };

/** TestMetricFilter takes so many. */
const MAX_EVENTS = 50;
/** A stream cannot have this name. */
const OWN = ":own";

/** Tries the pattern on the last events of a stream, or on lines that are pasted. */
export function PatternTest({ group, pattern, streams }: Props) {
  const t = useTranslations("log-filters.test");
  const ask = useAsk();
  const [source, setSource] = useState(OWN);
  const [text, setText] = useState("");
  const [sample, setSample] = useState<readonly string[]>();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [answer, setAnswer] = useState<TestAnswer>();
  // Events may have several lines; as long as nobody changes the text, the events themselves are tried.
  const messages = (sample ?? text.split("\n")).filter((message) => message !== "").slice(0, MAX_EVENTS);

  const attempt = async (work: () => Promise<void>) => {
    setWorking(true);
    setProblem(undefined);
    setAnswer(undefined);
    await work().catch((error: Error) => setProblem(error.message));
    setWorking(false);
  };
  const choose = (chosen: string) => {
    setSource(chosen);
    setSample(undefined);
    if (chosen === OWN) return;
    void attempt(async () => {
      const where = { logGroupName: group, logStreamName: chosen };
      const { events = [] } = await ask("logs:GetLogEvents", { ...where, limit: MAX_EVENTS });
      const found = events.map(({ message = "" }) => message);
      setText(found.map((message) => message.trimEnd()).join("\n"));
      setSample(found);
      if (found.length === 0) setProblem(t("noEvents"));
    });
  };
  const run = () =>
    attempt(async () => {
      const question = { filterPattern: pattern, logEventMessages: messages };
      const { matches = [] } = await ask("logs:TestMetricFilter", question);
      setAnswer({ matches, events: messages.length });
    });
  const options = [{ value: OWN, label: t("own") }, ...streams.map((value) => ({ value, label: value }))];
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t("hint")}
          actions={
            <Button loading={working} disabled={messages.length === 0} onClick={() => void run()}>
              {t("run")}
            </Button>
          }
        >
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label={t("source")}>
          <Select
            filteringType="auto"
            options={options}
            selectedOption={options.find(({ value }) => value === source) ?? null}
            onChange={({ detail }) => choose(detail.selectedOption.value ?? OWN)}
          />
        </FormField>
        <FormField stretch label={t("lines")} constraintText={t("linesHint")}>
          <Textarea
            rows={8}
            spellcheck={false}
            value={text}
            onChange={({ detail }) => {
              setText(detail.value);
              setSample(undefined);
            }}
          />
        </FormField>
        {problem && <Alert type="warning">{problem}</Alert>}
        {answer && <TestResults answer={answer} />}
      </SpaceBetween>
    </Container>
  );
}
