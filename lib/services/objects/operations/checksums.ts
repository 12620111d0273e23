import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { AwsError } from "@/lib/platform/errors";
import { CHECKSUM_ALGORITHMS, type Checksum, type ChecksumAlgorithm } from "../model/object";

/** What a client may have sent along with a body to prove that it arrived whole. */
export type SentChecksums = { ContentMD5?: string | undefined } & {
  [A in ChecksumAlgorithm as `Checksum${A}`]?: string | undefined;
};

/**
 * Holds a body against the checksums that came with it, and answers the one that is kept. Throws InvalidDigest, InvalidRequest
 * and BadDigest.
 */
export function checkBody(body: Uint8Array, sent: SentChecksums): Checksum | undefined {
  checkMd5(body, sent.ContentMD5);
  const [algorithm, ...others] = CHECKSUM_ALGORITHMS.filter((one) => sent[`Checksum${one}`] !== undefined);
  if (others.length > 0) {
    throw new AwsError(
      "InvalidRequest",
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  if (!algorithm) return undefined;
  const value = sent[`Checksum${algorithm}`] ?? "";
  if (
    Buffer.from(value, "base64").toString("base64") !== value ||
    Buffer.from(value, "base64").length !== BYTES[algorithm]
  ) {
    throw new AwsError("InvalidRequest", `Value for x-amz-checksum-${algorithm.toLowerCase()} header is invalid.`);
  }
  if (checksumOf(algorithm, body) !== value) {
    throw new AwsError("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { algorithm, value };
}

export function md5Of(body: Uint8Array): string {
  return createHash("md5").update(body).digest("hex");
}

function checkMd5(body: Uint8Array, contentMd5: string | undefined): void {
  if (contentMd5 === undefined) return;
  const given = Buffer.from(contentMd5, "base64");
  if (given.length !== 16) throw new AwsError("InvalidDigest", "The Content-MD5 you specified was invalid.");
  if (given.toString("hex") !== md5Of(body)) {
    throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.");
  }
}

const BYTES: Record<ChecksumAlgorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

/** In base64, big-endian. */
function checksumOf(algorithm: ChecksumAlgorithm, body: Uint8Array): string {
  switch (algorithm) {
    case "CRC32":
      return word(crc32(body));
    case "CRC32C":
      return word(crc32c(body));
    case "CRC64NVME":
      return crc64(body);
    case "SHA1":
    case "SHA256":
      return createHash(algorithm.toLowerCase()).update(body).digest("base64");
  }
}

function word(value: number): string {
  return wordBytes(value).toString("base64");
}

function wordBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** Bytes by index, of which the loops below read tens of millions: an iterator is ten times slower. */
function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** CRC-32C: the Castagnoli polynomial, reflected. */
const CRC32C = tableOf((byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return [value, 0];
});

function crc32c(body: Uint8Array): number {
  const bytes = viewOf(body);
  let crc = -1;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    crc = CRC32C.getInt32(((crc ^ bytes.getUint8(at)) & 0xff) * 8) ^ (crc >>> 8);
  }
  return ~crc;
}

/** CRC-64/NVME, reflected; in two halves of 32 bits, because BigInt is many times slower. */
const CRC64 = tableOf((byte) => {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    const isOdd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (isOdd) {
      high ^= 0x9a6c9329;
      low ^= 0xac4bc9b5;
    }
  }
  return [low, high];
});

function crc64(body: Uint8Array): string {
  const bytes = viewOf(body);
  let high = -1;
  let low = -1;
  for (let at = 0; at < bytes.byteLength; at += 1) {
    const place = ((low ^ bytes.getUint8(at)) & 0xff) * 8;
    low = ((low >>> 8) | (high << 24)) ^ CRC64.getInt32(place);
    high = (high >>> 8) ^ CRC64.getInt32(place + 4);
  }
  return Buffer.concat([wordBytes(~high), wordBytes(~low)]).toString("base64");
}

/** What each byte contributes: two words of 32 bits, of which CRC-32C needs the first. */
function tableOf(entry: (byte: number) => [number, number]): DataView {
  const table = new DataView(new ArrayBuffer(256 * 8));
  for (let byte = 0; byte < 256; byte += 1) {
    const [first, second] = entry(byte);
    table.setUint32(byte * 8, first >>> 0);
    table.setUint32(byte * 8 + 4, second >>> 0);
  }
  return table;
}
