"use client";

import Alert from "@cloudscape-design/components/alert";
import Input from "@cloudscape-design/components/input";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { Timestamp } from "@/components/console/timestamp";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { MailText } from "@/components/sns/mail-text";
import { type PagedColumn, PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { type Mail, readMails } from "./read-mails";

type Props = {
  recipient: string;
  initial: Page<Mail>;
  /** Whether mails go out by a server, so that none are kept any more. */
  hasServer: boolean;
};

const USUAL = 10;

/** The mails that were kept, and the one that is read. */
export function Mailbox({ recipient, initial, hasServer }: Props) {
  const t = useTranslations("sns.mailbox");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval(USUAL);
  const [wanted, setWanted] = useState(recipient);
  const mails = useLivePages({ mailbox: recipient }, (token) => readMails(ask, recipient, token), {
    initial,
    everySeconds,
  });
  const chosen = address.members.get("mail");
  const [newest] = mails.items;
  const open = mails.items.find((mail) => keyOf(mail) === chosen) ?? newest;
  const columns: PagedColumn<Mail>[] = [
    {
      id: "subject",
      header: t("subject"),
      cell: (mail) => (
        <Link
          href={`?${new URLSearchParams({ ...(recipient ? { recipient } : {}), mail: keyOf(mail) })}`}
          variant={open && keyOf(open) === keyOf(mail) ? "primary" : "secondary"}
          onFollow={(event) => {
            event.preventDefault();
            address.show({ mail: keyOf(mail) });
          }}
        >
          {mail.Subject}
        </Link>
      ),
      isRowHeader: true,
      width: 420,
    },
    { id: "recipient", header: t("recipient"), cell: ({ Recipient }) => Recipient, width: 260 },
    { id: "time", header: t("time"), cell: ({ Time }) => <Timestamp value={Time} /> },
  ];
  return (
    <SpaceBetween size="l">
      {hasServer && <Alert type="info">{t("hasServer")}</Alert>}
      <PagedTable
        id="sns-mailbox"
        title={t("title")}
        description={t("description")}
        columns={columns}
        items={mails.items}
        hasMore={mails.hasMore}
        onMore={mails.loadMore}
        keyOf={keyOf}
        loading={address.isAsking}
        empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
        filter={
          <form
            onSubmit={(event) => {
              event.preventDefault();
              address.ask({ recipient: wanted.trim() || undefined, mail: undefined });
            }}
          >
            <Input
              type="search"
              ariaLabel={t("recipientFilter")}
              placeholder={t("recipientFilter")}
              clearAriaLabel={t("clear")}
              value={wanted}
              onChange={({ detail: { value } }) => {
                setWanted(value);
                if (value === "") address.ask({ recipient: undefined, mail: undefined });
              }}
            />
          </form>
        }
        actions={
          <RefreshControl
            refreshing={mails.refreshing}
            onRefresh={() => void mails.refresh()}
            everySeconds={everySeconds}
            onInterval={setEverySeconds}
          />
        }
      />
      {open && <MailText subject={open.Subject} recipient={open.Recipient} time={open.Time} text={open.Text} />}
    </SpaceBetween>
  );
}

function keyOf({ Time, Recipient, Subject }: Mail): string {
  return `${Time.toISOString()} ${Recipient} ${Subject}`.slice(0, 200);
}
