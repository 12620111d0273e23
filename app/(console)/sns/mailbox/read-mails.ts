import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import type { OutputOf } from "@/lib/services/catalog";

export type Mail = OutputOf<"sns:ListMails">["Mails"][number];

const PAGE = 50;

/** A page of the mails that were kept, newest first. */
export async function readMails(ask: Ask, recipient: string, token?: string): Promise<Page<Mail>> {
  const { Mails: items, NextToken: next } = await ask("sns:ListMails", {
    ...(recipient === "" ? {} : { Recipient: recipient }),
    MaxResults: PAGE,
    ...(token ? { NextToken: token } : {}),
  });
  return { items, next };
}
