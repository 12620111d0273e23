import { type IpRange, isInRange, parseIpAddress, parseIpRange } from "@/lib/languages/text/ip-address";

/**
 * Where no message may go, whatever the settings: link-local addresses, under which clouds keep the credentials of a machine
 * (169.254.169.254 and its kin of AWS, GCP, Azure, Alibaba and ECS), and those that are nobody's.
 */
const NEVER = ranges(
  "0.0.0.0/8",
  "169.254.0.0/16",
  "100.100.100.200/32",
  "168.63.129.16/32",
  "192.0.0.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "fe80::/10",
  "fec0::/10",
  "fd00:ec2::/32",
  "fd20:ce::254/128",
  "ff00::/8",
);

/** Loopback and private networks: where a server's own neighbours live, and where tests and small installations do. */
const PRIVATE = ranges(
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "::1/128",
  "fc00::/7",
);

/** IPv6 ranges that carry an IPv4 address inside (NAT64, 6to4, Teredo, IPv4-compatible, IPv4-translated) and could lead to any of the above. */
const TUNNELS = ranges("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0:0/96");

/** Names of cloud metadata services, which some networks resolve in ways of their own. */
const METADATA_NAMES = new Set([
  "metadata.google.internal",
  "metadata.goog",
  "instance-data",
  "instance-data.ec2.internal",
]);

/** Whether messages may go to this IP address. Asked when the connection is made, so that no name can change its mind. */
export function isAllowedAddress(text: string, allowPrivate: boolean): boolean {
  // A zone ("fe80::1%eth0") belongs to link-local addresses alone.
  const address = text.includes("%") ? undefined : parseIpAddress(text);
  if (!address) return false;
  const isIn = (list: readonly IpRange[]) => list.some((range) => isInRange(address, range));
  if (isIn(NEVER)) return false;
  if (isIn(PRIVATE)) return allowPrivate;
  return !isIn(TUNNELS);
}

/** Whether an address's host is not out of the question; of names only those known to be metadata services are. */
export function isAllowedHost(hostname: string, allowPrivate: boolean): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  if (host === "" || METADATA_NAMES.has(host.replace(/\.$/, ""))) return false;
  const isAddress = host.includes(":") || /^[\d.]+$/.test(host);
  return !isAddress || isAllowedAddress(host, allowPrivate);
}

function ranges(...texts: string[]): IpRange[] {
  return texts.map((text) => {
    const range = parseIpRange(text);
    if (!range) throw new Error(`${text} is no range of addresses.`);
    return range;
  });
}
