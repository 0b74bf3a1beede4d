import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { CLIENT } from "../cluster/node-headers.ts";
import type { Settings } from "../setup/settings.ts";
import { clientAddress, isTrusted } from "./client-address.ts";

/** The client's address, behind trusted proxies too. */
export type AddressOf = (c: Context) => string;

const peerOf = (c: Context): string | undefined => {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined;
  }
};

/** Reads the client's address. It logs once that a proxy which the setting does not name stands for everybody behind it. */
export function openAddressOf({
  settings,
  log,
}: {
  readonly settings: Settings;
  readonly log: (line: string) => void;
}): AddressOf {
  const { publicUrl, trustedProxies } = settings;
  let isProxyTold = false;
  return (c) => {
    // Of a request that another node handed over: the listener leaves this header there under a right key alone.
    const told = c.req.header(CLIENT);
    if (told !== undefined) return told;
    const [peer, forwarded] = [peerOf(c), c.req.header("x-forwarded-for")];
    const nearest = clientAddress(peer, undefined, trustedProxies);
    const isUnread = forwarded !== undefined && publicUrl !== null && !isTrusted(trustedProxies, nearest);
    if (isUnread && !isProxyTold) {
      isProxyTold = true;
      log(`X-Forwarded-For from ${nearest} is not read: TRUSTED_PROXIES does not name it.`);
    }
    return clientAddress(peer, forwarded, trustedProxies);
  };
}
