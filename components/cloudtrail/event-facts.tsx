"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs, { type KeyValuePairsProps } from "@cloudscape-design/components/key-value-pairs";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { FoundEvent } from "@/lib/services/trail/model/event";

/** AWS's "Details" of an event. What went wrong comes first when something did. */
export function EventFacts({ event }: { event: FoundEvent }) {
  const t = useTranslations("cloudtrail.fields");
  const tEvent = useTranslations("cloudtrail.event");
  const { requestID, errorMessage, userAgent, session, mfa, viaConsole } = readRecord(event.record);
  const items: KeyValuePairsProps.Item[] = [
    { label: t("eventTime"), value: <Timestamp value={event.eventTime} /> },
    { label: t("userName"), value: <Wide text={event.userName} /> },
    { label: t("eventName"), value: event.eventName },
    { label: t("eventSource"), value: event.eventSource },
    { label: t("principalArn"), value: <Wide text={event.principalArn} /> },
    { label: t("accessKeyId"), value: event.accessKeyId ?? "-" },
    { label: t("sourceIp"), value: event.sourceIp ?? "-" },
    { label: t("eventId"), value: event.eventId },
    { label: t("requestId"), value: <Wide text={requestID} /> },
    { label: t("region"), value: event.region },
    { label: t("readOnly"), value: String(event.readOnly) },
    { label: t("userAgent"), value: <Wide text={userAgent} /> },
  ];
  if (session) items.push({ label: t("session"), value: <Timestamp value={session} /> });
  if (mfa) items.push({ label: t("mfa"), value: mfa });
  if (viaConsole) items.push({ label: t("console"), value: viaConsole });
  // A sign-in that failed has a message and no code.
  const failure = event.errorCode ?? errorMessage;
  if (failure) {
    items.unshift({
      label: t("errorCode"),
      value: (
        <>
          <StatusIndicator type="error">{failure}</StatusIndicator>
          {event.errorCode && <div className="break-words">{errorMessage}</div>}
        </>
      ),
    });
  }
  return (
    <Container header={<Header variant="h2">{tEvent("details")}</Header>}>
      <KeyValuePairs columns={3} items={items} />
    </Container>
  );
}

/** What may be longer than its column, without a blank in it. */
function Wide({ text }: { text: string | undefined }) {
  return <span className="break-all">{text ?? "-"}</span>;
}

function readRecord(record: string) {
  const members = JSON.parse(record) as Record<string, unknown> & {
    userIdentity?: { sessionContext?: { attributes?: Record<string, unknown> } };
  };
  const attributes = members.userIdentity?.sessionContext?.attributes ?? {};
  const started = new Date(textOf(attributes.creationDate) ?? "");
  return {
    requestID: textOf(members.requestID),
    errorMessage: textOf(members.errorMessage),
    userAgent: textOf(members.userAgent),
    session: Number.isNaN(started.getTime()) ? undefined : started,
    mfa: textOf(attributes.mfaAuthenticated),
    viaConsole: textOf(members.sessionCredentialFromConsole),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
