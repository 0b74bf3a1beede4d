import { BlockList, isIP } from "node:net";

/** Reads the proxies that may say where a request came from; returns the problem if the setting names something else. */
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
