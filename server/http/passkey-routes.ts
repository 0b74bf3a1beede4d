import type { Context, Hono } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { PASSKEY_CHALLENGE_MS } from "../../shared/door-limits.ts";
import { refuse } from "../../shared/refusal.ts";
import type { OwnPasskey } from "../../shared/wire/sign-in-ways.ts";
import { challengeIn, readAuthentication, readRegistration } from "../sign-in/passkey-answers.ts";
import { openPasskeys, type RefusedPasskey, relyingParty } from "../sign-in/passkeys.ts";
import { plainHttpRefusal, refusalAnswer, type SignedIn } from "./access.ts";
import { openBegun } from "./begun.ts";
import { readBody } from "./body.ts";
import type { EntryParts } from "./entry-parts.ts";

const BODY_BYTES_MAX = 64 * 1024;

/** `adds`: of a person who adds a passkey; null: of somebody who signs in. */
type Asked = { readonly adds: UserId | null };

const EXPIRED = refuse("passkeyExpired", "This took too long, or was begun elsewhere. Try again.");
const NONE = refuse("notBuilt", "Passkeys need an address with a name, behind https.");
const UNREADABLE = refuse("unreadable", "This is no answer of a passkey.");
const TOO_MANY = refuse("tooMany", "Too many sign-ins are under way from this network.");

/** Signs people in with passkeys, and lets each person add and remove their own. */
export function openPasskeyRoutes(parts: EntryParts): {
  readonly isOn: boolean;
  readonly open: (app: Hono<SignedIn>) => void;
  readonly own: (app: Hono<SignedIn>) => void;
  readonly passkeysOf: (user: UserId) => Promise<readonly OwnPasskey[]>;
} {
  const { settings, store, people, forum, letIn, audit } = parts;
  const party = relyingParty(settings.publicUrl ?? `http://localhost:${settings.port}`);
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  const passkeys = party === null ? null : openPasskeys(store, { party, takesPart });
  const begun = openBegun<Asked>({ ...parts, lastsMs: PASSKEY_CHALLENGE_MS });

  const refused = (
    c: Context,
    failed: { readonly refusal: (typeof EXPIRED)["refusal"]; readonly why: string; readonly user?: UserId },
  ): Response => {
    const { refusal, ...rest } = failed;
    const waitS = parts.noteFailure(c, { reason: refusal.reason, ...rest });
    if (waitS === null) return refusalAnswer(c, refusal);
    c.header("retry-after", String(waitS));
    return refusalAnswer(c, TOO_MANY.refusal);
  };

  const open = (app: Hono<SignedIn>): void => {
    app.post("/api/sign-in/passkey/options", async (c) => {
      const plain = plainHttpRefusal(c, settings);
      if (plain !== null) return refusalAnswer(c, plain);
      if (passkeys === null) return refusalAnswer(c, NONE.refusal);
      const options = await passkeys.signInOptions();
      const isKept = begun.begin(c, { name: options.challenge, value: { adds: null } });
      return isKept ? c.json(options) : refusalAnswer(c, TOO_MANY.refusal);
    });
    app.post("/api/sign-in/passkey", async (c) => {
      const plain = plainHttpRefusal(c, settings);
      if (plain !== null) return refusalAnswer(c, plain);
      if (passkeys === null) return refusalAnswer(c, NONE.refusal);
      const body = await readBody(c, BODY_BYTES_MAX);
      if ("refusal" in body) return refusalAnswer(c, body.refusal);
      const read = readAuthentication(body.json);
      if (read === null) return refused(c, { ...UNREADABLE, why: "not an answer" });
      const challenge = challengeIn(read.response.response.clientDataJSON);
      if (begun.take(c, challenge)?.adds !== null)
        return refused(c, { ...EXPIRED, why: "not asked at this browser, or over" });
      const failed = await letIn<RefusedPasskey>(c, async (browser) => {
        const person = await passkeys.personOf(read.response, challenge);
        if ("refusal" in person) return person;
        const { user } = person;
        return {
          user,
          way: "passkey",
          session: await people.openSession(user, { ...browser, way: "passkey" }),
        };
      });
      return failed === null ? c.body(null, 204) : refused(c, failed);
    });
  };

  const own = (app: Hono<SignedIn>): void => {
    app.post("/api/account/passkeys/options", async (c) => {
      if (passkeys === null) return refusalAnswer(c, NONE.refusal);
      const user = c.get("user");
      const options = await passkeys.registerOptions(user, people.nameOf(user));
      const isKept = begun.begin(c, { name: options.challenge, value: { adds: user } });
      return isKept ? c.json(options) : refusalAnswer(c, TOO_MANY.refusal);
    });
    app.post("/api/account/passkeys", async (c) => {
      if (passkeys === null) return refusalAnswer(c, NONE.refusal);
      const body = await readBody(c, BODY_BYTES_MAX);
      if ("refusal" in body) return refusalAnswer(c, body.refusal);
      const read = readRegistration(body.json);
      if (read === null) return refusalAnswer(c, UNREADABLE.refusal);
      const user = c.get("user");
      const challenge = challengeIn(read.response.response.clientDataJSON);
      if (begun.take(c, challenge)?.adds !== user)
        return refused(c, { ...EXPIRED, why: "not asked at this browser, or over", user });
      const failed = await passkeys.register(read.response, { user, name: read.name, challenge });
      if (failed !== null) return refused(c, failed);
      audit.note({ act: "passkeyAdded", user });
      return c.body(null, 204);
    });
    app.delete("/api/account/passkeys/:id", async (c) => {
      const user = c.get("user");
      if (await store.dropPasskey(user, c.req.param("id"))) audit.note({ act: "passkeyRemoved", user });
      return c.body(null, 204);
    });
  };

  return {
    isOn: passkeys !== null,
    open,
    own,
    passkeysOf: async (user) =>
      (await store.passkeysOf(user)).map(({ id, name, createdAt, usedAt }) => ({
        id,
        name,
        createdAt,
        usedAt,
      })),
  };
}
