import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { deviceKind, type SignInWay } from "../../shared/people/audit.ts";
import { isPageLanguage } from "../../shared/text/page-language.ts";
import { secretHash } from "../forum/secrets.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import { sessionOf, setLanguage, setSession } from "./access.ts";
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
  store,
  mail,
  address: pageAddress,
  settings,
  signIns,
  addressOf,
  log,
}: Pick<ForumParts, "people" | "store" | "mail" | "address"> & {
  readonly settings: Settings;
  readonly signIns: SignInLog;
  readonly addressOf: AddressOf;
  readonly log: (line: string) => void;
}): LetIn {
  /** Tells a person by mail of a device that none of their other sign-ins is on (rule A55). */
  const tellNewDevice = async ({ user, way, session }: Opened, device: string): Promise<void> => {
    if (!mail.isOn || ((await store.contactOf(user))?.email ?? "") === "") return;
    const own = secretHash(session);
    const others = (await store.sessionsOf(user)).filter(({ hash }) => hash !== own);
    const isFirst = others.length === 0 && way === "link";
    if (isFirst || others.some((one) => one.device === device)) return;
    const language = await mail.languageOf(user);
    await mail.queue({
      key: `newDevice ${randomUUID()}`,
      to: { user },
      kind: "newDevice",
      language,
      values: { device, at: Date.now(), link: `${pageAddress()}/` },
    });
  };
  /** The page speaks the language that this person chose, on a new device too (rule K33). */
  const speakOwn = async (c: Context, user: UserId): Promise<void> => {
    const chosen = (await store.mailChoiceOf(user))?.language;
    if (isPageLanguage(chosen)) setLanguage(c, chosen, settings);
  };
  return async (c, open) => {
    const before = sessionOf(c);
    const was = await people.signedIn(before);
    const userAgent = c.req.header("user-agent");
    const device = deviceOf(userAgent);
    const opened = await open({ device, over: before });
    if ("refusal" in opened) return opened;
    // The sign-in stands also where the mail cannot be kept.
    await tellNewDevice(opened, device).catch((error: unknown) =>
      log(`sign-in: no mail of a new device: ${String(error)}`),
    );
    const address = addressOf(c);
    signIns.signedIn(opened.user, address, { way: opened.way, device: deviceKind(userAgent) });
    if (before !== undefined && was !== null && was !== opened.user) {
      signIns.signedOut(was, address);
      // The store has ended it already; this closes its connections.
      await people.signOut(before);
    }
    setSession(c, opened.session, { settings, lastsMs: people.cookieMs(opened.session) });
    await speakOwn(c, opened.user);
    return null;
  };
}
