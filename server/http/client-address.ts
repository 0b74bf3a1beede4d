import { type BlockList, isIP, SocketAddress } from "node:net";

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
