import type { Context } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { deviceKind, type SignInWay } from "../../shared/people/audit.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import { sessionOf, setSession } from "./access.ts";
import type { AddressOf } from "./address-of.ts";
import { deviceOf } from "./device-of.ts";
import type { SignInLog } from "./sign-in-log.ts";

/** How a session is opened at this browser. */
export type Browser = { readonly device: string; readonly over: string | undefined };

type Opened = { readonly session: string; readonly user: UserId; readonly way: SignInWay };

/**
 * Signs somebody in at this browser, whatever way they came, and sets the cookie. The sign-in of another person at this
 * browser ends with its connections: that person could not end it any more (rule A9).
 */
export type LetIn = <Refused extends { readonly refusal: unknown }>(
  c: Context,
  open: (browser: Browser) => Promise<Opened | Refused>,
) => Promise<Refused | null>;

export function openLetIn({
  people,
  rooms,
  settings,
  signIns,
  addressOf,
}: Pick<ForumParts, "people" | "rooms"> & {
  readonly settings: Settings;
  readonly signIns: SignInLog;
  readonly addressOf: AddressOf;
}): LetIn {
  return async (c, open) => {
    const before = sessionOf(c);
    const was = await people.signedIn(before);
    const userAgent = c.req.header("user-agent");
    const opened = await open({ device: deviceOf(userAgent), over: before });
    if ("refusal" in opened) return opened;
    const address = addressOf(c);
    signIns.signedIn(opened.user, address, { way: opened.way, device: deviceKind(userAgent) });
    if (before !== undefined && was !== null && was !== opened.user) {
      signIns.signedOut(was, address);
      await rooms.each((room) => room.closeSessions((one) => one === before));
    }
    setSession(c, opened.session, { settings, lastsMs: people.cookieMs(opened.session) });
    return null;
  };
}
