import { createSign, generateKeyPairSync, X509Certificate } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CertificateParts, certificatePem } from "./certificate";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const parts: CertificateParts = {
  serial: Uint8Array.of(0x9a, 0x01, 0x02),
  commonName: "Mirante \u2713",
  notBefore: new Date("2026-11-22T10:00:00Z"),
  notAfter: new Date("2051-01-01T00:00:00Z"),
  publicKey: publicKey.export({ type: "spki", format: "der" }),
};
const make = (given: CertificateParts) =>
  new X509Certificate(certificatePem(given, (bytes) => createSign("RSA-SHA256").update(bytes).sign(privateKey)));

test("is what it says, signed by its own key, and no authority", () => {
  const certificate = make(parts);
  expect(certificate.verify(publicKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.subject).toBe("CN=Mirante \u2713");
  expect(certificate.serialNumber).toBe("9A0102");
  expect(certificate.validFrom).toBe("Nov 22 10:00:00 2026 GMT");
  expect(certificate.validTo).toBe("Jan  1 00:00:00 2051 GMT");
  expect(certificate.publicKey.equals(publicKey)).toBe(true);
});

test("any serial number and name can be read back", () => {
  const serials = fc.uint8Array({ minLength: 1, maxLength: 20 }).filter((bytes) => bytes.some((byte) => byte > 0));
  const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,200}[A-Za-z]$/);
  fc.assert(
    fc.property(serials, names, (serial, commonName) => {
      const certificate = make({ ...parts, serial, commonName });
      const number = BigInt(`0x${Buffer.from(serial).toString("hex")}`);
      expect(BigInt(`0x${certificate.serialNumber}`)).toBe(number);
      expect(certificate.subject).toBe(`CN=${commonName}`);
    }),
    { numRuns: 30 },
  );
});
