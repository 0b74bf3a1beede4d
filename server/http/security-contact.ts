import type { Hono } from "hono";
import { DAY_MS } from "../../shared/durations.ts";
import type { Settings } from "../setup/settings.ts";
import type { SignedIn } from "./access.ts";

/** A reader who keeps the file asks again after this; the standard allows less than a year. */
const VALID_MS = 180 * DAY_MS;

/** Tells those who find a weakness whom to write to (RFC 9116), where the operator named somebody. */
export function securityContact(
  app: Hono<SignedIn>,
  { securityContact: contact, publicUrl }: Settings,
): void {
  if (contact === null) return;
  app.get("/.well-known/security.txt", (c) => {
    const expires = new Date(Date.now() + VALID_MS).toISOString();
    const own = publicUrl === null ? [] : [`Canonical: ${publicUrl}/.well-known/security.txt`];
    const lines = [`Contact: ${contact}`, `Expires: ${expires}`, "Preferred-Languages: en, zh", ...own];
    return c.text(`${lines.join("\n")}\n`, 200, { "cache-control": "no-cache" });
  });
}
