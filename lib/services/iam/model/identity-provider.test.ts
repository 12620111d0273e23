import { expect, test } from "vitest";
import { addressOfIssuer, checkProviderArn, checkThumbprints, issuerAddress, validUntilOf } from "./identity-provider";

const invalid = expect.objectContaining({ code: "InvalidInputException" });

test("an issuer's address is kept without its scheme and its last slash", () => {
  expect(issuerAddress("https://login.example.com/team/", false)).toBe("login.example.com/team");
  expect(addressOfIssuer("https://login.example.com/team")).toBe("login.example.com/team");
  expect(issuerAddress("http://localhost:9000", true)).toBe("localhost:9000");
});

test.each(["http://login.example.com", "ftp://x", "login.example.com", "https://x?a=b", "https://", "https://a b"])(
  "no issuer's address: %s",
  (url) => expect(() => issuerAddress(url, false)).toThrow(invalid),
);

test("ARNs of the other kind, or of something else, are no provider's", () => {
  checkProviderArn("arn:aws:iam::123456789012:oidc-provider/login.example.com", "oidc");
  expect(() => checkProviderArn("arn:aws:iam::123456789012:saml-provider/x", "oidc")).toThrow(invalid);
  expect(() => checkProviderArn("nonsense", "saml")).toThrow(invalid);
});

test("thumbprints are forty hexadecimal digits, five at most", () => {
  expect(checkThumbprints(["A".repeat(40)])).toEqual(["a".repeat(40)]);
  expect(() => checkThumbprints(["g".repeat(40)])).toThrow(invalid);
  expect(() => checkThumbprints(Array<string>(6).fill("a".repeat(40)))).toThrow(invalid);
});

test("SAML metadata says until when it holds, or a hundred years", () => {
  const now = new Date("2026-11-27T00:00:00Z");
  const written = '<md:EntityDescriptor entityID="x" validUntil="2030-01-01T00:00:00Z">';
  expect(validUntilOf(written, now)).toEqual(new Date("2030-01-01T00:00:00Z"));
  expect(validUntilOf('<EntityDescriptor entityID="x">', now).getUTCFullYear()).toBe(2126);
  expect(() => validUntilOf("<html></html>", now)).toThrow(invalid);
});
