import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings, WrongSetting } from "./settings";

test("without any environment everything has its default", () => {
  expect(readSettings({})).toMatchObject({
    accountId: "123456789012",
    region: "us-east-1",
    auth: "strict",
    host: "127.0.0.1",
    consolePort: 3000,
    apiPort: 4566,
    consoleUrl: "http://localhost:3000",
    eventHistoryDays: 90,
  });
});

test("NAME_FILE is the path of a file that holds the value", () => {
  const path = join(mkdtempSync(join(tmpdir(), "mirante-settings-")), "url");
  writeFileSync(path, "postgresql://db/mirante\n");
  expect(readSettings({ DATABASE_URL_FILE: path }).databaseUrl).toBe("postgresql://db/mirante");
  expect(() => readSettings({ DATABASE_URL_FILE: "/no/such/file" })).toThrow(
    "DATABASE_URL_FILE: there is no file /no/such/file",
  );
});

test.each([
  [{ MIRANTE_API_PORT: "70000" }, "MIRANTE_API_PORT: not a whole number from 1 to 65535"],
  [{ MIRANTE_AUTH: "none" }, 'MIRANTE_AUTH: "none" is not one of strict, open'],
  [{ MIRANTE_ACCOUNT_ID: "12" }, 'MIRANTE_ACCOUNT_ID: "12" is not an account id of 12 digits'],
  [{ MIRANTE_REGION: "mars" }, 'MIRANTE_REGION: "mars" is not a Region name'],
  [{ MIRANTE_URL: "localhost" }, 'MIRANTE_URL: "localhost" is not an address such as https://mirante.example.com'],
  [
    { MIRANTE_AUTH: "open", MIRANTE_HOST: "0.0.0.0" },
    'MIRANTE_AUTH: "open" lets anyone in, so it listens on loopback only',
  ],
  [{ MIRANTE_DEMO: "true", MIRANTE_HOST: "0.0.0.0" }, "MIRANTE_DEMO lets anyone in, so it listens on loopback only"],
])("%j is refused by name", (environment, message) => {
  expect(() => readSettings(environment)).toThrow(WrongSetting);
  expect(() => readSettings(environment)).toThrow(message);
});

test("all mistakes are told at once", () => {
  expect(() => readSettings({ MIRANTE_AUTH: "none", MIRANTE_REGION: "mars" })).toThrow(
    /MIRANTE_REGION.*MIRANTE_AUTH|MIRANTE_AUTH.*MIRANTE_REGION/,
  );
});

test("private targets are allowed by word, or in open mode, unless the word is no", () => {
  const allowed = (environment: Record<string, string>) => readSettings(environment).allowPrivateTargets;
  expect(allowed({})).toBe(false);
  expect(allowed({ MIRANTE_ALLOW_PRIVATE_TARGETS: "true" })).toBe(true);
  expect(allowed({ MIRANTE_AUTH: "open" })).toBe(true);
  expect(allowed({ MIRANTE_AUTH: "open", MIRANTE_ALLOW_PRIVATE_TARGETS: "false" })).toBe(false);
});

test("what leads outside is checked, and a password in it is not told", () => {
  expect(readSettings({ MIRANTE_SMTP_URL: "smtps://u:p@mail.example.com" }).smtpUrl).toBe(
    "smtps://u:p@mail.example.com",
  );
  expect(() => readSettings({ MIRANTE_SMTP_URL: "http://u:hunter2@x" })).toThrow(/^MIRANTE_SMTP_URL: not an address/);
  expect(() => readSettings({ MIRANTE_SMTP_URL: "http://u:hunter2@x" })).not.toThrow("hunter2");
  expect(() => readSettings({ AWS_ENDPOINT_URL_SQS: "localhost:9324" })).toThrow("AWS_ENDPOINT_URL_SQS");
  expect(() => readSettings({ MIRANTE_MAIL_FROM: "nobody" })).toThrow("MIRANTE_MAIL_FROM");
  expect(readSettings({ MIRANTE_API_PORT: "5000" }).apiUrl).toBe("http://localhost:5000");
  expect(readSettings({ AWS_ACCESS_KEY_ID: "A" }).awsCredentials).toBeUndefined();
});

test("the demo has an account, a folder and other ends of its own", () => {
  const read = readSettings({ MIRANTE_DEMO: "true", MIRANTE_DEMO_PORT: "4700" });
  expect(read).toMatchObject({
    accountId: "210987654321",
    allowPrivateTargets: true,
    lambdaEndpoint: "http://127.0.0.1:4700",
    demoWebhookUrl: "http://127.0.0.1:4700/webhook",
  });
  expect(read.dataFolder).toMatch(/\.data\/demo$/);
  const own = { MIRANTE_DEMO: "true", AWS_ENDPOINT_URL_LAMBDA: "http://127.0.0.1:9001" };
  expect(readSettings(own).lambdaEndpoint).toBe("http://127.0.0.1:9001");
});

test("open mode beyond loopback can be forced", () => {
  const forced = { MIRANTE_AUTH: "open", MIRANTE_HOST: "0.0.0.0", MIRANTE_OPEN_BEYOND_LOOPBACK: "true" };
  expect(readSettings(forced)).toMatchObject({ auth: "open", host: "0.0.0.0" });
});
