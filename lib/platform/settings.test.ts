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
])("%j is refused by name", (environment, message) => {
  expect(() => readSettings(environment)).toThrow(WrongSetting);
  expect(() => readSettings(environment)).toThrow(message);
});

test("all mistakes are told at once", () => {
  expect(() => readSettings({ MIRANTE_AUTH: "none", MIRANTE_REGION: "mars" })).toThrow(
    /MIRANTE_REGION.*MIRANTE_AUTH|MIRANTE_AUTH.*MIRANTE_REGION/,
  );
});

test("open mode beyond loopback can be forced", () => {
  const forced = { MIRANTE_AUTH: "open", MIRANTE_HOST: "0.0.0.0", MIRANTE_OPEN_BEYOND_LOOPBACK: "true" };
  expect(readSettings(forced)).toMatchObject({ auth: "open", host: "0.0.0.0" });
});
