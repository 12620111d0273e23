"use client";

import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import { linkedText } from "./linked-text";

type Props = { subject: string; recipient: string; time: Date; text: string };

/** A mail as its reader would see it; addresses in it can be followed. */
export function MailText({ subject, recipient, time, text }: Props) {
  const t = useTranslations("sns.mailbox");
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              {t("to", { recipient })}, <Timestamp value={time} />
            </>
          }
        >
          {subject}
        </Header>
      }
    >
      <article aria-label={t("mail")} className="font-sans text-body whitespace-pre-wrap [overflow-wrap:anywhere]">
        {linkedText(text).map(({ offset, text: piece, href }) =>
          href ? (
            <Link key={offset} href={href} external externalIconAriaLabel={t("external")}>
              {piece}
            </Link>
          ) : (
            piece
          ),
        )}
      </article>
    </Container>
  );
}
