import { isInRange, parseIpAddress, parseIpRange } from "../text/ip-address";
import { ofTexts } from "./function-form";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
/** RFC 6890 and its registry: nothing of these is a public address. */
const RESERVED = [
  "0.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "::/128",
  "::1/128",
  "100::/64",
  "2001::/23",
  "2001:db8::/32",
  "fe80::/10",
  "ff00::/8",
];

const within = (text: string, ranges: readonly string[], bytes?: number): boolean => {
  const address = parseIpAddress(text);
  if (!address || (bytes !== undefined && address.length !== bytes)) return false;
  return ranges.some((range) => {
    const parsed = parseIpRange(range);
    return parsed !== undefined && isInRange(address, parsed);
  });
};

const inSubnet = (name: string, bytes?: number) =>
  ofTexts(name, 2, 2, (text = "", subnet = "") => within(text, [subnet], bytes));

export const ipFunctions = [
  ofTexts("isValidIp", 1, 1, (text = "") => parseIpAddress(text) !== undefined),
  ofTexts("isValidIpV4", 1, 1, (text = "") => !text.includes(":") && parseIpAddress(text) !== undefined),
  ofTexts("isValidIpV6", 1, 1, (text = "") => text.includes(":") && parseIpAddress(text) !== undefined),
  inSubnet("isIpInSubnet"),
  inSubnet("isIpv4InSubnet", 4),
  inSubnet("isIpv6InSubnet", 16),
  ofTexts("isPrivateIP", 1, 1, (text = "") => within(text, PRIVATE)),
  ofTexts("isReservedIP", 1, 1, (text = "") => within(text, RESERVED)),
  ofTexts(
    "isPublicIP",
    1,
    1,
    (text = "") => parseIpAddress(text) !== undefined && !within(text, [...PRIVATE, ...RESERVED]),
  ),
  ofTexts("ipv4ToNumber", 1, 1, (text = "") => {
    const bytes = text.includes(":") ? undefined : parseIpAddress(text);
    return bytes ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : null;
  }),
];
