import { BlockList } from "node:net";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress, networkOf, plainAddress } from "./client-address.ts";
import { readSettings } from "../setup/settings.ts";
import { readTrustedProxies } from "../setup/trusted-proxies.ts";

const trusting = (setting: string): BlockList => {
  const read = readTrustedProxies(setting);
  if ("problem" in read) throw new Error(read.problem);
  return read;
};
const PROXIES = trusting("loopback, 10.0.0.0/8 fd00::/8");

test("A18 the client is the last address that no trusted proxy stands for", () => {
  const cases: readonly (readonly [peer: string, forwarded: string | undefined, client: string])[] = [
    // A peer that is no proxy is the client, whatever it sends.
    ["203.0.113.9", undefined, "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["203.0.113.9", "127.0.0.1", "203.0.113.9"],
    ["2001:db8::9", "198.51.100.1", "2001:db8::9"],
    // One proxy, in each spelling of its own address.
    ["127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["::1", "198.51.100.1", "198.51.100.1"],
    ["::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["::FFFF:7f00:1", "198.51.100.1", "198.51.100.1"],
    ["127.8.9.10", "198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", undefined, "127.0.0.1"],
    ["127.0.0.1", "", "127.0.0.1"],
    ["127.0.0.1", " , ,", "127.0.0.1"],
    // The client's own entries come before the proxy's.
    ["127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "127.0.0.1, 198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "10.1.1.1, 6.6.6.6, 198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "unknown, 198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "198.51.100.1,", "198.51.100.1"],
    // Several proxies, and one that nobody trusts between them.
    ["127.0.0.1", "6.6.6.6, 198.51.100.1, 10.2.3.4", "198.51.100.1"],
    ["127.0.0.1", "198.51.100.1, fd12::7", "198.51.100.1"],
    ["127.0.0.1", "198.51.100.1, 203.0.113.5, 10.2.3.4", "203.0.113.5"],
    ["127.0.0.1", "10.9.9.9, 10.2.3.4", "10.9.9.9"],
    // Ports, brackets, quotes, zones, mapped addresses, capitals.
    ["127.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["127.0.0.1", "[2001:DB8::1]:4711", "2001:db8::1"],
    ["127.0.0.1", "[2001:db8::1]", "2001:db8::1"],
    ["127.0.0.1", '"[2001:db8::1]:80"', "2001:db8::1"],
    ["127.0.0.1", "2001:0db8:0:0:0:0:0:1", "2001:db8::1"],
    ["127.0.0.1", "fe80::1%eth0", "fe80::1"],
    ["127.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
    ["127.0.0.1", "[::ffff:198.51.100.1]:80", "198.51.100.1"],
    // Junk: the proxy that passed it on is all that is known, and nothing before it is believed.
    ["127.0.0.1", "_hidden", "127.0.0.1"],
    ["127.0.0.1", "6.6.6.6, unknown", "127.0.0.1"],
    ["127.0.0.1", "6.6.6.6, <script>, 10.2.3.4", "10.2.3.4"],
    ["127.0.0.1", "256.1.1.1", "127.0.0.1"],
    ["127.0.0.1", "010.1.1.1", "127.0.0.1"],
    ["127.0.0.1", "1.2.3", "127.0.0.1"],
    ["127.0.0.1", "198.51.100.1 10.2.3.4", "127.0.0.1"],
    ["127.0.0.1", "for=198.51.100.1", "127.0.0.1"],
    ["127.0.0.1", "[198.51.100.1]", "127.0.0.1"],
    ["127.0.0.1", "198.51.100.1:", "127.0.0.1"],
    ["127.0.0.1", "\r\n198.51.100.1\n", "198.51.100.1"],
    // A socket that is gone.
    ["", "198.51.100.1", ""],
  ];
  for (const [peer, forwarded, client] of cases)
    expect(clientAddress(peer, forwarded, PROXIES), `${peer} <- ${forwarded}`).toBe(client);
  expect(clientAddress(undefined, "198.51.100.1", PROXIES)).toBe("");
  console.log(`forwarded addresses: ${cases.length + 1} cases, ${cases.length + 1} as they should be`);
});

test("A18 takes the address that the proxy added, whatever a client writes before it", () => {
  const part = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom("unknown", "_x", "", "127.0.0.1", "::1", "10.0.0.1", '"', "[", "1.2.3.4:5"),
    fc.string({ maxLength: 12 }),
  );
  const seed = Date.now();
  const runs = 2_000;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.nat(2), (written, proxies) => {
      const added = ["198.51.100.7", "10.0.0.2", "fd00::2"].slice(0, proxies + 1);
      const header = [...written, ...added].join(", ");
      expect(clientAddress("127.0.0.1", header, PROXIES)).toBe("198.51.100.7");
      // And of a client that reaches the server itself nothing is believed.
      expect(clientAddress("198.51.100.8", header, PROXIES)).toBe("198.51.100.8");
    }),
    { seed, numRuns: runs },
  );
  console.log(`forwarded addresses: ${runs} random headers, seed ${seed}`);
});

test("A17 an IPv6 subscriber is one network, a /64; an IPv4 address is its own", () => {
  for (const address of ["2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:2:3:4:5:6"])
    expect(networkOf(address)).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("2001:db8::")).toBe("2001:db8:0:0::/64");
  expect(networkOf("198.51.100.1")).toBe("198.51.100.1");
  expect(networkOf("")).toBe("");
  expect(plainAddress("localhost")).toBeNull();
});

test("A18 TRUSTED_PROXIES: loopback behind https, else nobody; a wrong value stops the start", () => {
  const trusts = (environment: Record<string, string>, address: string): boolean => {
    const read = readSettings({ DATA_DIR: "/x", ...environment });
    if ("problem" in read) throw new Error(read.problem);
    return read.trustedProxies.check(address, address.includes(":") ? "ipv6" : "ipv4");
  };
  const https = { PUBLIC_URL: "https://concord.example" };
  expect(trusts({}, "127.0.0.1")).toBe(false);
  expect(trusts({ PUBLIC_URL: "http://concord.example" }, "127.0.0.1")).toBe(false);
  expect(["127.0.0.1", "127.9.9.9", "::1"].map((one) => trusts(https, one))).toEqual([true, true, true]);
  expect(trusts({ ...https, TRUSTED_PROXIES: "" }, "127.0.0.1")).toBe(false);
  const named = { ...https, TRUSTED_PROXIES: "172.16.0.0/12,\n2001:db8::5" };
  expect(["172.20.1.1", "2001:db8::5", "127.0.0.1"].map((one) => trusts(named, one))).toEqual([
    true,
    true,
    false,
  ]);
  const wrong = [
    "nginx",
    "10.0.0.0/33",
    "10.0.0.0/0",
    "::/0",
    "10.0.0.0/",
    "10.0.0.0/8/9",
    "1.2.3",
    "fe80::1%eth0",
    "10.0.0.0/-1",
    "10.0.0.0/1e1",
  ];
  for (const word of wrong)
    expect(readSettings({ TRUSTED_PROXIES: `10.0.0.1 ${word}` }), word).toEqual({
      problem: `The setting TRUSTED_PROXIES names no address or range, such as 10.0.0.5, 10.0.0.0/8 or fd00::/8: ${word}.`,
    });
});
