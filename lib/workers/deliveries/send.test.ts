import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { settings } from "@/lib/platform/settings";
import { send } from "./send";

const chosen = settings();
const given = { ...chosen };
const mail = { kind: "mail" as const, id: "i", to: "ana@example.com", subject: "s", text: "t" };

afterEach(() => Object.assign(chosen, given));

test("a mail server that talks forever and comes to nothing has its time", async () => {
  const server = createServer((socket) => {
    const chatter = setInterval(() => socket.write("220-please wait\r\n"), 20);
    socket.on("close", () => clearInterval(chatter)).on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  chosen.smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const attempted = await send(mail, 300);
  expect(attempted).toMatchObject({ delivered: false, permanent: false, answer: "Not done within 0.3 seconds." });
  server.close();
});

test("what can never work is not tried again, what may is", async () => {
  chosen.lambdaEndpoint = undefined;
  const call = {
    kind: "function" as const,
    functionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
    payload: "{}",
  };
  expect(await send(call)).toMatchObject({ delivered: false, permanent: true });
  chosen.lambdaEndpoint = "http://127.0.0.1:1";
  expect(await send(call)).toMatchObject({
    delivered: false,
    permanent: false,
    answer: expect.stringMatching(/ECONNREFUSED/),
  });
  const url = "http://169.254.169.254/";
  expect(await send({ kind: "http", url, headers: {}, body: "" })).toMatchObject({ delivered: false, permanent: true });
});

test("a mail without a server is handed on to be kept with its outcome", async () => {
  chosen.smtpUrl = undefined;
  const kept = { to: "ana@example.com", subject: "s", text: "t" };
  expect(await send(mail)).toMatchObject({ delivered: true, mail: kept });
});
