/** An address as a number, with the number of its bits, so that v4 and v6 never compare equal. */
export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** All addresses from the first to the last. */
export interface AddressRange {
  readonly bits: IpAddress["bits"];
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads `10.0.0.1` or `2001:db8::1`; undefined for anything else. Host names are never looked up. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (IPV4.test(text)) return parseIpv4(text);
  return IPV6.test(text) ? parseIpv6(text) : undefined;
}

/**
 * Reads `10.0.0.0/24`. Like the service's engine it begins the range at the address itself, even when that is not
 * the first of its block, and it has no blocks of a single address.
 *
 * @throws Error with the engine's message.
 */
export function parseCidr(text: string): AddressRange {
  const [ip = "", mask = "", ...rest] = text.split("/");
  if (mask === "" || rest.length > 0) throw new Error("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d{1,9}$/.test(mask)) throw new Error("Malformed CIDR, mask bits must be an integer");
  const maskBits = Number(mask);
  if (maskBits < 0) throw new Error("Malformed CIDR, mask bits must not be negative");
  if (!IPV4.test(ip) && !IPV6.test(ip)) throw new Error(`Nonstandard IP address: ${ip}`);
  const address = parseIpAddress(ip);
  if (address === undefined) throw new Error(`Invalid IP address: ${ip}`);
  const { bits, value } = address;
  if (maskBits >= bits) throw new Error(`${bits === 32 ? "IPv4" : "IPv6"} mask bits must be < ${bits}`);
  return { bits, first: value, last: value | ((1n << BigInt(bits - maskBits)) - 1n) };
}

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const IPV6 = /^[0-9a-fA-F]*:[0-9a-fA-F:]*$/;
const MAX_LENGTH = 45;

function parseIpv4(text: string): IpAddress | undefined {
  const octets = text.split(".").map(Number);
  if (octets.some((octet) => octet > 255)) return undefined;
  return { bits: 32, value: octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n) };
}

/** `::` stands once for as many zero groups as are missing. */
function parseIpv6(text: string): IpAddress | undefined {
  const [head = "", tail, ...more] = text.split("::");
  const groupsOf = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  const missing = 8 - before.length - after.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (groups.some((group) => group === "" || group.length > 4)) return undefined;
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n) };
}
