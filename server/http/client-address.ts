import { BlockList, isIP, SocketAddress } from "node:net";

/** Proxies that may say where a request came from; a problem in words where the setting names something else. */
export function readTrustedProxies(setting: string): BlockList | { readonly problem: string } {
  const list = new BlockList();
  for (const word of setting.split(/[\s,]+/u).filter((one) => one !== "")) {
    if (word === "loopback") {
      list.addSubnet("127.0.0.0", 8, "ipv4");
      list.addAddress("::1", "ipv6");
      continue;
    }
    const [net = "", length, ...rest] = word.split("/");
    const family = isIP(net) === 4 ? "ipv4" : "ipv6";
    const bits = length === undefined ? null : Number(length);
    const bitsMax = family === "ipv4" ? 32 : 128;
    // A range of everybody (/0) would take the client's own word for its address.
    const isRange = bits === null || (/^\d{1,3}$/u.test(length ?? "") && bits > 0 && bits <= bitsMax);
    if (isIP(net) === 0 || net.includes("%") || rest.length > 0 || !isRange)
      return { problem: `names no address or range, such as 10.0.0.5, 10.0.0.0/8 or fd00::/8: ${word}` };
    if (bits === null) list.addAddress(net, family);
    else list.addSubnet(net, bits, family);
  }
  return list;
}

const PORT = /:\d{1,5}$/u;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u;

/** One address in one spelling: without quotes, brackets, port and zone, IPv4 as such. Null where it is none. */
export function plainAddress(text: string): string | null {
  const bare = text.trim().replace(/^"(.*)"$/u, "$1");
  const bracketed = /^\[([^\]]*)\](:\d{1,5})?$/u.exec(bare)?.[1];
  const address = (bracketed ?? (bare.includes(".") ? bare.replace(PORT, "") : bare)).replace(/%.*$/u, "");
  if (isIP(address) === 4) return bracketed === undefined ? address : null;
  if (isIP(address) !== 6) return null;
  const spelled = new SocketAddress({ address, family: "ipv6" }).address;
  return MAPPED.exec(spelled)?.[1] ?? spelled;
}

/**
 * The last address that no trusted proxy stands for (rule A18): `forwarded`, X-Forwarded-For, is read from its end, each
 * part only on the word of a trusted proxy behind it. "" where the peer is not known.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trusted: BlockList,
): string {
  let client = plainAddress(peer ?? "") ?? "";
  for (const part of (forwarded ?? "").split(",").toReversed()) {
    if (!isTrusted(trusted, client)) break;
    if (part.trim() === "") continue;
    const address = plainAddress(part);
    // `unknown`, `_hidden` and junk: the proxy that passed it on is all that is known.
    if (address === null) break;
    client = address;
  }
  return client;
}

export const isTrusted = (trusted: BlockList, address: string): boolean =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 4 ? "ipv4" : "ipv6");

/** One network's share of a limit: an IPv4 address, or an IPv6 /64, of which one subscriber has every address. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const [front, back] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  const zeros = tail === undefined ? 0 : 8 - front!.length - back!.length;
  const groups = [...front!, ...Array.from({ length: zeros }, () => "0"), ...back!];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
