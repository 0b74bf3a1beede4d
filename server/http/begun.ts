import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { isSecret, newSecret, secretHash } from "../forum/secrets.ts";
import type { Settings } from "../setup/settings.ts";
import {
  BEGUN_SIGN_INS_MAX,
  BEGUN_SIGN_INS_PER_NETWORK_MAX,
  OPENID_FLOW_MS,
} from "../../shared/door-limits.ts";
import { openPending } from "../sign-in/pending.ts";
import { networkOf } from "./client-address.ts";

const isHttps = (settings: Settings): boolean => settings.publicUrl?.startsWith("https://") === true;

/** A step under way at a browser: a sign-in at a provider, or a passkey's challenge. */
type Begun<Value> = {
  /** Keeps it under a public name, for this browser alone. Returns false if too many wait. */
  readonly begin: (c: Context, begun: { readonly name: string; readonly value: Value }) => boolean;
  /** Gives it to the browser that began it, once. */
  readonly take: (c: Context, name: string) => Value | null;
};

/**
 * Binds what is begun to a browser by a cookie (rule A33). One cookie serves all its tabs: each thing has its own name
 * beside it, so an answer that somebody forges takes nothing away.
 */
export function openBegun<Value>({
  settings,
  addressOf,
  lastsMs,
}: {
  readonly settings: Settings;
  readonly addressOf: (c: Context) => string;
  readonly lastsMs: number;
}): Begun<Value> {
  const cookie = isHttps(settings) ? "__Host-concord-begun" : "concord-begun";
  const options = { httpOnly: true, sameSite: "Lax", secure: isHttps(settings), path: "/" } as const;
  const pending = openPending<Value>({
    hash: secretHash,
    lastsMs,
    most: BEGUN_SIGN_INS_MAX,
    ofNetwork: BEGUN_SIGN_INS_PER_NETWORK_MAX,
  });
  return {
    begin: (c, { name, value }) => {
      const before = getCookie(c, cookie);
      const browser = isSecret(before) ? before : newSecret();
      if (!pending.put(`${browser} ${name}`, value, networkOf(addressOf(c)))) return false;
      setCookie(c, cookie, browser, { ...options, maxAge: OPENID_FLOW_MS / 1000 });
      return true;
    },
    take: (c, name) => {
      const browser = getCookie(c, cookie);
      if (!isSecret(browser)) {
        if (browser !== undefined) deleteCookie(c, cookie, options);
        return null;
      }
      return pending.take(`${browser} ${name}`);
    },
  };
}
