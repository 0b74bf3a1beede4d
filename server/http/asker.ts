import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { SECOND_MS } from "../../shared/durations.ts";
import { MAIL_LINK_MS } from "../../shared/people/sign-ins.ts";
import { isSecret, newSecret } from "../forum/secrets.ts";
import type { Settings } from "../setup/settings.ts";
import { isSecure } from "./access.ts";

const COOKIE = "concord-asked";

const nameOf = (settings: Settings): string => (isSecure(settings) ? `__Host-${COOKIE}` : COOKIE);

/** The secret of a browser that asked for a link by mail: codes of such links work with it alone. */
export const askerOf = (c: Context, settings: Settings): string | undefined => getCookie(c, nameOf(settings));

/** Keeps the browser's secret, or gives it one, for as long as the newest link may be used. */
export function keepAsker(c: Context, settings: Settings): string {
  const known = askerOf(c, settings);
  const asker = isSecret(known) ? known : newSecret();
  setCookie(c, nameOf(settings), asker, {
    httpOnly: true,
    sameSite: "Strict",
    secure: isSecure(settings),
    path: "/",
    maxAge: MAIL_LINK_MS / SECOND_MS,
  });
  return asker;
}
