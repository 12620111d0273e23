import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { settings } from "@/lib/platform/settings";
import { Mailbox } from "./mailbox";
import { readMails } from "./read-mails";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sns.mailbox"))("title") };
}

/** The mails that Mirante keeps while it has no mail server. */
export default async function MailboxPage({ searchParams }: Props) {
  const { recipient: given } = await searchParams;
  const recipient = typeof given === "string" ? given : "";
  return (
    <Mailbox
      recipient={recipient}
      initial={await readMails(ask, recipient)}
      hasServer={settings().smtpUrl !== undefined}
    />
  );
}
