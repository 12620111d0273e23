import { beforeEach, describe, expect, test, vi } from "vitest";
import { confirmationToken } from "@/lib/platform/confirmation-token";
import { AwsError } from "@/lib/platform/errors";
import { signLink } from "@/lib/platform/signed-link";
import { requestOf } from "./request.fixture";
import { withSubscriptionLinks } from "./subscription-links";

const TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
const SUBSCRIPTION = `${TOPIC}:8a21d249-4329-4871-acc6-7be709c6ea7f`;
const token = confirmationToken(
  TOPIC,
  { id: "8a21d249-4329-4871-acc6-7be709c6ea7f", givenOut: "Pending" },
  new Date(Date.now() + 60_000),
);
const proof = signLink("sns-unsubscribe", SUBSCRIPTION);

const dispatch = vi.fn();
const behind = vi.fn(async () => ({ status: 418, headers: {}, body: "gateway" }));
const gateway = withSubscriptionLinks(behind, dispatch, false);
const get = (url: string, headers: [string, string][] = []) => gateway(requestOf({ method: "GET", url, headers }));
const press = (url: string, body: string) => gateway(requestOf({ method: "POST", url, body }));

beforeEach(() => {
  dispatch.mockReset();
  behind.mockClear();
});

describe("a link that a program opens", () => {
  test("confirms in the name of SNS, from where it was opened", async () => {
    dispatch.mockResolvedValue({ SubscriptionArn: SUBSCRIPTION });
    const { status, body } = await get(
      `/?Action=ConfirmSubscription&TopicArn=${encodeURIComponent(TOPIC)}&Token=${token}`,
    );
    expect([status, String(body)]).toEqual([200, expect.stringContaining(`<SubscriptionArn>${SUBSCRIPTION}<`)]);
    expect(dispatch).toHaveBeenCalledWith(
      expect.objectContaining({
        identity: { type: "AWSService", accountId: "111122223333", service: "sns.amazonaws.com" },
        region: "eu-west-1",
        origin: expect.objectContaining({ sourceIPAddress: "192.0.2.7" }),
      }),
      "sns:ConfirmSubscription",
      { TopicArn: TOPIC, Token: token },
    );
  });

  test("unsubscribes", async () => {
    expect((await get(`/?Action=Unsubscribe&SubscriptionArn=${SUBSCRIPTION}&Token=${proof}`)).status).toBe(200);
    expect(dispatch).toHaveBeenCalledWith(expect.anything(), "sns:Unsubscribe", { SubscriptionArn: SUBSCRIPTION });
  });

  test("with a wrong proof nobody is asked, so that no trail is written", async () => {
    for (const url of [
      `/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=x`,
      `/?Action=ConfirmSubscription&TopicArn=${TOPIC}2&Token=${token}`,
      `/?Action=Unsubscribe&SubscriptionArn=${SUBSCRIPTION}&Token=${token}`,
    ]) {
      const { status, body } = await get(url);
      expect([status, String(body)]).toEqual([400, expect.stringContaining("<Code>InvalidParameter</Code>")]);
    }
    expect(dispatch).not.toHaveBeenCalled();
  });

  test("what the front desk refuses is answered in AWS's form", async () => {
    dispatch.mockRejectedValue(new AwsError("AuthorizationErrorException", "no <links>"));
    const { status, body } = await get(`/?Action=Unsubscribe&SubscriptionArn=${SUBSCRIPTION}&Token=${proof}`);
    expect([status, String(body)]).toEqual([403, expect.stringContaining("no &lt;links&gt;")]);
  });

  test("everything else goes to the gateway", async () => {
    await get("/?Action=ListTopics");
    await get(`/?Action=Unsubscribe&SubscriptionArn=${SUBSCRIPTION}`);
    await get(`/?Action=ConfirmSubscription&TopicArn=topic&Token=${token}`);
    await get(`/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=${token}`, [["authorization", "AWS4-HMAC-SHA256"]]);
    await get(`/bucket/confirmation.html?TopicArn=${TOPIC}`);
    await press("/", `Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=${token}`);
    expect(behind).toHaveBeenCalledTimes(6);
    expect(dispatch).not.toHaveBeenCalled();
  });
});

describe("a page for people", () => {
  test("opening it changes nothing; the button does", async () => {
    const asked = await get(`/confirmation.html?TopicArn=${encodeURIComponent(TOPIC)}&Token=${token}`);
    expect(String(asked.body)).toContain(`<input type="hidden" name="Token" value="${token}">`);
    expect(dispatch).not.toHaveBeenCalled();
    const done = await press("/confirmation.html", new URLSearchParams({ TopicArn: TOPIC, Token: token }).toString());
    expect([done.status, String(done.body)]).toEqual([200, expect.stringContaining("Subscription confirmed.")]);
    expect(dispatch).toHaveBeenCalledTimes(1);
  });

  test("says why it failed", async () => {
    const { status, body } = await press("/unsubscribe.html", `SubscriptionArn=${SUBSCRIPTION}&Token=x`);
    expect([status, String(body)]).toEqual([400, expect.stringContaining("Invalid parameter: Token")]);
  });

  test("speaks Portuguese to those who prefer it", async () => {
    const { body } = await get("/unsubscribe.html?SubscriptionArn=a&Token=b", [["accept-language", "pt-BR,en;q=0.5"]]);
    expect(String(body)).toContain('<html lang="pt-BR">');
    expect(String(body)).toContain("Cancelar assinatura");
  });

  test("shows text as text, and loads, frames and tells nothing", async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>');
    const { headers, body } = await get(`/confirmation.html?TopicArn=${evil}&Token=${evil}`);
    expect(String(body)).not.toContain("<script>");
    expect(String(body)).toContain("&lt;script&gt;");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });
});

describe("the certificate", () => {
  const id = "0123456789abcdef0123456789abcdef";

  test("is there for everyone", async () => {
    dispatch.mockResolvedValue({ Certificate: "-----BEGIN CERTIFICATE-----\n" });
    const { status, body } = await get(`/SimpleNotificationService-${id}.pem`);
    expect([status, body]).toEqual([200, "-----BEGIN CERTIFICATE-----\n"]);
    expect(dispatch).toHaveBeenCalledWith(expect.anything(), "sns:GetSigningCertificate", { KeyId: id });
  });

  test("of a key that is not ours is not", async () => {
    dispatch.mockResolvedValue({});
    expect((await get(`/SimpleNotificationService-${id}.pem`)).status).toBe(404);
    await get("/SimpleNotificationService-..%2f.pem");
    expect(behind).toHaveBeenCalledTimes(1);
  });
});
