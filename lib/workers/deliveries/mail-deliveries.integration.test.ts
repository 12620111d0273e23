import { describe, expect, test } from "vitest";
import { eventually } from "@/e2e/eventually";
import { invoke } from "@/lib/services/invoke";
import { chosen, get, mailServer, root, subscribe, topic, withDeliveries } from "./deliveries.fixture";

withDeliveries();

describe("mail", () => {
  test("goes out by SMTP, the topic's display name as the sender's", async () => {
    Object.assign(chosen, { smtpUrl: mailServer.url, mailFrom: "Mirante <no-reply@mirante.test>" });
    const TopicArn = await topic("mailed", { DisplayName: 'Ops "night" <team>' });
    await subscribe(TopicArn, "email", "ana@example.com");
    const { source } = await eventually(() => mailServer.mails[0]);
    const page = /http:\S+confirmation\.html\S+/.exec(decoded(source))?.[0] ?? "";
    const shown = await get(page);
    expect(shown.body).toContain('<form method="post">');
    expect((await invoke(root, "sns:ListSubscriptionsByTopic", { TopicArn })).Subscriptions).toMatchObject([
      { SubscriptionArn: "PendingConfirmation" },
    ]);
    const form = new URL(page).searchParams;
    const pressed = await fetch(page, { method: "POST", body: form });
    expect([pressed.status, await pressed.text()]).toEqual([200, expect.stringContaining("Subscription confirmed.")]);

    const { MessageId } = await invoke(root, "sns:Publish", {
      TopicArn,
      Subject: "Ol\u00e1",
      Message: "Linha um\r\n.\r\nBcc: x@y.z",
    });
    const mail = await eventually(() => mailServer.mails[1]);
    expect([mail.from, mail.to]).toEqual(["no-reply@mirante.test", ["ana@example.com"]]);
    const [head = ""] = mail.source.split("\r\n\r\n");
    expect(head).toContain('From: "Ops \\"night\\" <team>" <no-reply@mirante.test>');
    expect(head).toContain("To: ana@example.com");
    expect(head).toContain("Auto-Submitted: auto-generated");
    expect(head).toMatch(new RegExp(`Message-ID:\\s+<${MessageId}\\.[0-9a-f-]{36}@mirante\\.test>`));
    expect(head).not.toMatch(/^Bcc:/im);
    expect(decoded(mail.source)).toContain("Linha um");
    expect(decoded(mail.source)).toMatch(/\/unsubscribe\.html\?SubscriptionArn=/);
  });

  test("a server that refuses for good is not asked again, one that is busy is", async () => {
    chosen.smtpUrl = mailServer.url;
    const TopicArn = await topic("refusing");
    const log = async (count: number) =>
      eventually(async () => {
        const { Deliveries } = await invoke(root, "sns:ListDeliveries", { TopicArn });
        return Deliveries.length === count && Deliveries;
      });
    mailServer.refuseWith = 550;
    await subscribe(TopicArn, "email", "gone@example.com");
    expect((await log(1))[0]).toMatchObject({ Outcome: "Failed", StatusCode: 550 });
    mailServer.refuseWith = 451;
    await subscribe(TopicArn, "email", "busy@example.com");
    expect((await log(2))[0]).toMatchObject({ Outcome: "Retrying", StatusCode: 451 });
    mailServer.refuseWith = 0;
  });

  test("without a server mails are kept to be read", async () => {
    const TopicArn = await topic("kept");
    await subscribe(TopicArn, "email-json", "bob@example.com");
    const ask = async () => (await invoke(root, "sns:ListMails", { Recipient: "bob@example.com" })).Mails;
    const [mail] = await eventually(async () => {
      const mails = await ask();
      return mails.length > 0 && mails;
    });
    expect(mail).toMatchObject({ Recipient: "bob@example.com", Subject: "Notification - Subscription Confirmation" });
    const page = /http:\S+confirmation\.html\S+/.exec(mail?.Text ?? "")?.[0] ?? "";
    await fetch(page, { method: "POST", body: new URL(page).searchParams });
    await invoke(root, "sns:Publish", { TopicArn, Message: "in JSON" });
    const [newest] = await eventually(async () => {
      const mails = await ask();
      return mails.length > 1 && mails;
    });
    expect(JSON.parse(newest?.Text ?? "")).toMatchObject({ Type: "Notification", Message: "in JSON" });
  });
});

/** A mail's text without its transfer encodings, as far as these tests need it. */
function decoded(source: string): string {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/^Content-Transfer-Encoding: base64/im.test(head)) return Buffer.from(body, "base64").toString();
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(head)) return body;
  return body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
