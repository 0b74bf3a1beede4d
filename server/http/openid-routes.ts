import { hash as hashOf } from "node:crypto";
import type { Context, Hono } from "hono";
import type { UserId } from "../../shared/ids.ts";
import { OPENID_FLOW_MS, PROVIDER_SKEW_MS, PROVIDER_WAIT_MS } from "../../shared/door-limits.ts";
import { refuse, type Refusal } from "../../shared/refusal.ts";
import type { OwnAccount } from "../../shared/wire/sign-in-ways.ts";
import type { Identity } from "../store/identity-store.ts";
import { openAccounts } from "../sign-in/accounts.ts";
import { type Flow, openProvider } from "../sign-in/provider.ts";
import { plainHttpRefusal, refusalAnswer, sessionOf, type SignedIn } from "./access.ts";
import { openBegun } from "./begun.ts";
import { readBody } from "./body.ts";
import type { EntryParts } from "./entry-parts.ts";
import { ownPath, refusedPath } from "./own-path.ts";

const BODY_BYTES_MAX = 4_096;
const CALLBACK = "/api/sign-in/openid/callback";

/** A sign-in that waits for the provider's answer. `connects`: of a person who connects their account. */
type Begun = { readonly flow: Flow; readonly connects: UserId | null; readonly returnTo: string };

const EXPIRED = refuse("openidExpired", "This sign-in was begun elsewhere or too long ago. Begin again.");
const REFUSED = refuse("openidRefused", "The provider refused this sign-in, or it was cancelled there.");
const INVALID = refuse("openidInvalid", "The provider's answer could not be trusted. Try again.");
const AWAY = refuse("openidAway", "The provider cannot be reached. Use another way, or try again soon.");
const NO_PROVIDER = refuse("notBuilt", "This site has no provider of accounts.");
const TOO_MANY = refuse("tooMany", "Too many sign-ins are under way from this network.");

/** Names an account on its person's page; its subject is the provider's business. */
const idOf = ({ issuer, subject }: Identity): string =>
  hashOf("sha256", JSON.stringify([issuer, subject])).slice(0, 16);

/** Signs people in with accounts of their organisation (OpenID Connect), and connects these accounts. */
export function openOpenidRoutes(parts: EntryParts): {
  readonly name: string | null;
  readonly open: (app: Hono<SignedIn>) => void;
  readonly own: (app: Hono<SignedIn>) => void;
  readonly accountsOf: (user: UserId) => Promise<readonly OwnAccount[]>;
} {
  const { settings, store, people, forum, letIn, audit } = parts;
  const { openid } = settings;
  const begun = openBegun<Begun>({ ...parts, lastsMs: OPENID_FLOW_MS });
  const provider =
    openid === null
      ? null
      : openProvider(openid, {
          redirectUri: `${settings.publicUrl ?? `http://localhost:${settings.port}`}${CALLBACK}`,
          waitS: parts.providerWaitS ?? PROVIDER_WAIT_MS / 1_000,
          skewS: PROVIDER_SKEW_MS / 1_000,
          log: parts.log,
        });
  const takesPart = (user: UserId): boolean => forum.participant(user) !== null;
  const accounts = openAccounts(store, {
    takesPart,
    noteConnected: (user) => audit.note({ act: "accountConnected", user }),
  });

  const begin = async (c: Context, connects: UserId | null): Promise<Response> => {
    const plain = plainHttpRefusal(c, settings);
    if (plain !== null) return refusalAnswer(c, plain);
    if (provider === null) return refusalAnswer(c, NO_PROVIDER.refusal);
    const body = await readBody(c, BODY_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const { json } = body;
    const returnTo = ownPath(
      typeof json === "object" && json !== null && "returnTo" in json ? json.returnTo : "/",
    );
    const started = await provider.begin();
    if (started === null) return refusalAnswer(c, AWAY.refusal);
    const { flow, address } = started;
    const isKept = begun.begin(c, { name: flow.state, value: { flow, connects, returnTo } });
    return isKept ? c.json({ address }) : refusalAnswer(c, TOO_MANY.refusal);
  };

  /** Connects the account with the person who began, if they are still the one at this browser. */
  const connect = async (
    c: Context,
    {
      connects,
      account,
    }: { readonly connects: UserId; readonly account: Parameters<typeof accounts.connect>[1] },
  ) => {
    const user = await people.signedIn(sessionOf(c));
    if (user !== connects || !takesPart(user)) return { ...EXPIRED, why: "another person is signed in" };
    const found = await accounts.connect(user, account);
    return "refusal" in found ? found : null;
  };

  const finish = async (
    c: Context,
  ): Promise<{ readonly path: string; readonly failed: { refusal: Refusal; why: string } | null }> => {
    const answer = new URL(c.req.url).searchParams;
    const found = begun.take(c, answer.get("state") ?? "");
    if (found === null || provider === null)
      return { path: "/sign-in", failed: { ...EXPIRED, why: "not begun at this browser, or over" } };
    const { connects, flow, returnTo } = found;
    const path = connects === null ? "/sign-in" : returnTo;
    const account = await provider.finish(answer, flow);
    if ("check" in account) {
      const refused = account.isOwnWish ? REFUSED : account.isAway ? AWAY : INVALID;
      return { path, failed: { ...refused, why: account.check } };
    }
    const failed =
      connects === null
        ? await letIn<{ readonly refusal: Refusal; readonly why: string }>(c, async (browser) => {
            const person = await accounts.personOf(account);
            if ("refusal" in person) return person;
            const { user } = person;
            return {
              user,
              way: "openid",
              session: await people.openSession(user, { ...browser, way: "openid" }),
            };
          })
        : await connect(c, { connects, account });
    return failed === null ? { path: returnTo, failed } : { path, failed };
  };

  return {
    name: openid?.name ?? null,
    open: (app) => {
      app.post("/api/sign-in/openid", (c) => begin(c, null));
      app.get(CALLBACK, async (c) => {
        c.header("cache-control", "no-store");
        const plain = plainHttpRefusal(c, settings);
        if (plain !== null) return c.redirect(refusedPath("/sign-in", plain.reason), 303);
        const { path, failed } = await finish(c);
        if (failed === null) return c.redirect(path, 303);
        const { reason } = failed.refusal;
        const waitS = parts.noteFailure(c, { reason, why: failed.why });
        return c.redirect(refusedPath(path, waitS === null ? reason : "tooMany"), 303);
      });
    },
    own: (app) => {
      app.post("/api/account/openid", (c) => begin(c, c.get("user")));
      app.delete("/api/account/openid/:id", async (c) => {
        const user = c.get("user");
        const one = (await store.identitiesOf(user)).find((each) => idOf(each) === c.req.param("id"));
        if (one !== undefined) {
          await store.dropIdentity(one);
          audit.note({ act: "accountRemoved", user });
        }
        return c.body(null, 204);
      });
    },
    accountsOf: async (user) =>
      (await store.identitiesOf(user)).map((one) => ({
        id: idOf(one),
        name: one.issuer === openid?.issuer ? openid.name : new URL(one.issuer).hostname,
        connectedAt: one.boundAt,
        usedAt: one.usedAt,
      })),
  };
}
