"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { PatternEditor } from "@/components/eventbridge/pattern/pattern-editor";
import { eventMistake } from "@/components/eventbridge/pattern/pattern-trial";
import { sendEvent } from "./actions";

type Props = { bus: string; buses: readonly string[] };

const EMPTY = { source: "", detailType: "", resources: "", detail: '{\n  "orderId": "A-1042"\n}' };

/** Puts an event of one's own on a bus, as an application would with PutEvents. */
export function SendEvents({ bus: given, buses }: Props) {
  const t = useTranslations("eventbridge.send");
  const flash = useFlash();
  const [bus, setBus] = useState(given);
  const [event, setEvent] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const options = buses.map((value) => ({ value, label: value }));
  const mistake = eventMistake(event.detail);
  const missing = (text: string) => (checked && text.trim() === "" ? t("needed") : undefined);
  const change = (part: Partial<typeof EMPTY>) => setEvent({ ...event, ...part });

  const submit = async () => {
    setChecked(true);
    if (event.source.trim() === "" || event.detailType.trim() === "" || mistake) return;
    const resources = event.resources.split(/[\s,]+/).filter(Boolean);
    const answer = await sendEvent({
      EventBusName: bus,
      Source: event.source.trim(),
      DetailType: event.detailType.trim(),
      Detail: event.detail,
      ...(resources.length > 0 ? { Resources: resources } : {}),
    });
    if (!answer.ok) return answer.error;
    flash.show({ type: "success", content: t("sent", { id: answer.output.eventId, bus }) });
  };
  return (
    <PageForm
      title={t("title")}
      hint={t("hint")}
      submit={t("submit")}
      cancelHref="/eventbridge/event-buses"
      onSubmit={submit}
    >
      <Container header={<Header variant="h2">{t("details")}</Header>}>
        <SpaceBetween size="l">
          <FormField label={t("bus")}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === bus) ?? null}
              onChange={({ detail }) => setBus(detail.selectedOption.value ?? bus)}
            />
          </FormField>
          <FormField label={t("source")} description={t("sourceHint")} errorText={missing(event.source)}>
            <Input
              value={event.source}
              spellcheck={false}
              placeholder="shop.orders"
              onChange={({ detail }) => change({ source: detail.value })}
            />
          </FormField>
          <FormField label={t("detailType")} errorText={missing(event.detailType)}>
            <Input
              value={event.detailType}
              placeholder="Order placed"
              onChange={({ detail }) => change({ detailType: detail.value })}
            />
          </FormField>
          <FormField label={t("resources")} constraintText={t("resourcesHint")}>
            <Input
              value={event.resources}
              spellcheck={false}
              onChange={({ detail }) => change({ resources: detail.value })}
            />
          </FormField>
          <FormField stretch label={t("detail")}>
            <PatternEditor
              label={t("detail")}
              value={event.detail}
              onChange={(detail) => change({ detail })}
              mistake={mistake}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </PageForm>
  );
}
