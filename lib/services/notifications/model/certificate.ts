/** What a certificate is made of. `publicKey` is a SubjectPublicKeyInfo as any crypto library exports it. */
export type CertificateParts = {
  serial: Uint8Array;
  commonName: string;
  notBefore: Date;
  notAfter: Date;
  publicKey: Uint8Array;
};

/**
 * A self-signed X.509 version 3 certificate as PEM (RFC 5280), for signing messages and nothing else.
 * @param sign RSA (PKCS #1 v1.5) with SHA-256 by the private half of `publicKey`
 */
export function certificatePem(parts: CertificateParts, sign: (bytes: Uint8Array) => Uint8Array): string {
  const body = toBeSigned(parts);
  const der = sequence(body, SHA256_WITH_RSA, bitString(sign(body)));
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function toBeSigned({ serial, commonName, notBefore, notAfter, publicKey }: CertificateParts): Uint8Array {
  const name = sequence(tlv(SET, sequence(objectId(0x55, 0x04, 0x03), tlv(UTF8_STRING, utf8(commonName)))));
  return sequence(
    tlv(EXPLICIT_0, integer(Uint8Array.of(2))),
    integer(serial),
    SHA256_WITH_RSA,
    name,
    sequence(time(notBefore), time(notAfter)),
    name,
    publicKey,
    tlv(EXPLICIT_3, sequence(NO_AUTHORITY, DIGITAL_SIGNATURES_ONLY)),
  );
}

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const NULL = 0x05;
const OBJECT_ID = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const SEQUENCE = 0x30;
const SET = 0x31;
const EXPLICIT_0 = 0xa0;
const EXPLICIT_3 = 0xa3;
const BOOLEAN_TRUE = Uint8Array.of(0x01, 0x01, 0xff);

/** 1.2.840.113549.1.1.11 */
const SHA256_WITH_RSA = sequence(objectId(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), tlv(NULL));
/** basicConstraints (2.5.29.19), critical: not an authority. */
const NO_AUTHORITY = sequence(objectId(0x55, 0x1d, 0x13), BOOLEAN_TRUE, tlv(OCTET_STRING, sequence()));
/** keyUsage (2.5.29.15), critical: digitalSignature, the first bit of eight of which seven are unused. */
const DIGITAL_SIGNATURES_ONLY = sequence(
  objectId(0x55, 0x1d, 0x0f),
  BOOLEAN_TRUE,
  tlv(OCTET_STRING, tlv(BIT_STRING, Uint8Array.of(7, 0x80))),
);

/** DER's one form for everything: a tag, the length, the contents (X.690). */
function tlv(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Uint8Array.from([tag, ...lengthBytes(length), ...contents.flatMap((part) => [...part])]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function sequence(...members: Uint8Array[]): Uint8Array {
  return tlv(SEQUENCE, ...members);
}

function objectId(...bytes: number[]): Uint8Array {
  return tlv(OBJECT_ID, Uint8Array.from(bytes));
}

/** A positive number in as few bytes as it needs; a first bit that is set would make it negative. */
function integer(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.slice(first === -1 ? -1 : first);
  return tlv(INTEGER, (digits[0] ?? 0) < 0x80 ? digits : Uint8Array.of(0, ...digits));
}

function bitString(bytes: Uint8Array): Uint8Array {
  return tlv(BIT_STRING, Uint8Array.of(0), bytes);
}

/** Years up to 2049 have two digits (RFC 5280, 4.1.2.5). */
function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, "");
  return at.getUTCFullYear() < 2050 ? tlv(UTC_TIME, utf8(digits.slice(2))) : tlv(GENERALIZED_TIME, utf8(digits));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
