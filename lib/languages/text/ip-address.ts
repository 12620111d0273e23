/** An IPv4 address has 4 bytes, an IPv6 address 16. */
export type IpAddress = readonly number[];

export interface IpRange {
  readonly address: IpAddress;
  readonly prefixBits: number;
}

/** Reads an address; one that IPv6 carries for IPv4 (`::ffff:203.0.113.7`) is the IPv4 address that it is. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!text.includes(":")) return parseV4(text);
  const bytes = parseV6(text);
  const isMapped = bytes?.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
  return isMapped ? bytes?.slice(12) : bytes;
}

/** Reads CIDR notation; an address alone is a range of one. */
export function parseIpRange(text: string): IpRange | undefined {
  const [host = "", bits, ...rest] = text.split("/");
  const address = parseIpAddress(host);
  if (!address || rest.length > 0) return undefined;
  const width = address.length * 8;
  if (bits === undefined) return { address, prefixBits: width };
  if (!/^[0-9]{1,3}$/.test(bits)) return undefined;
  // A prefix of a mapped address counts the 96 bits that the mapping takes.
  const prefixBits = Number(bits) - (host.includes(":") && width === 32 ? 96 : 0);
  return prefixBits >= 0 && prefixBits <= width ? { address, prefixBits } : undefined;
}

export function isInRange(address: IpAddress, { address: base, prefixBits }: IpRange): boolean {
  if (address.length !== base.length) return false;
  return base.every((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefixBits - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return ((address[index] ?? 0) & mask) === (byte & mask);
  });
}

function parseV4(text: string): number[] | undefined {
  const fields = text.split(".");
  if (fields.length !== 4 || !fields.every((field) => /^[0-9]{1,3}$/.test(field))) return undefined;
  const bytes = fields.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** RFC 4291: eight groups of four hexadecimal digits, `::` for a run of zeros, the last two perhaps in IPv4's form. */
function parseV6(text: string): number[] | undefined {
  const [left = "", right, ...more] = text.split("::");
  const head = parseGroups(left, right === undefined);
  const tail = parseGroups(right ?? "", true);
  if (more.length > 0 || !head || !tail) return undefined;
  if (right === undefined) return head.length === 16 ? head : undefined;
  const missing = 16 - head.length - tail.length;
  return missing >= 2 ? [...head, ...new Array<number>(missing).fill(0), ...tail] : undefined;
}

function parseGroups(text: string, mayEndInV4: boolean): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [index, group] of groups.entries()) {
    const v4 = mayEndInV4 && index === groups.length - 1 ? parseV4(group) : undefined;
    if (!v4 && !/^[0-9A-Fa-f]{1,4}$/.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(...(v4 ?? [value >> 8, value & 0xff]));
  }
  return bytes;
}
