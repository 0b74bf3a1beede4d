import type { Hono } from "hono";
import { publicPartsOf } from "../../shared/forum/public-parts.ts";
import type { OwnSignInWays, SignInPage, SignInWays } from "../../shared/wire/sign-in-ways.ts";
import type { SignedIn } from "./access.ts";
import { openAddressOf } from "./address-of.ts";
import type { EntryParts, GivenParts } from "./entry-parts.ts";
import { openFailedSignIns } from "./failed-sign-ins.ts";
import { openLetIn } from "./let-in.ts";
import { openOpenidRoutes } from "./openid-routes.ts";
import { openPasskeyRoutes } from "./passkey-routes.ts";

/** Ways in beside links: accounts of an organisation, and passkeys. `own`: for people who are signed in. */
export function openEntryRoutes(given: GivenParts): {
  readonly open: (app: Hono<SignedIn>) => void;
  readonly own: (app: Hono<SignedIn>) => void;
} {
  const addressOf = openAddressOf(given);
  const failures = openFailedSignIns();
  const parts: EntryParts = {
    ...given,
    addressOf,
    letIn: openLetIn({ ...given, addressOf }),
    noteFailure: (c, failed) => {
      const address = addressOf(c);
      given.signIns.failed({ ...failed, address });
      return failures.note(address);
    },
  };
  const openid = openOpenidRoutes(parts);
  const passkeys = openPasskeyRoutes(parts);
  const ways: SignInWays = { openid: openid.name, passkeys: passkeys.isOn, mail: given.mail.isOn };
  return {
    open: (app) => {
      app.get("/api/sign-in/ways", (c) => {
        const publicPages = publicPartsOf(given.forum.forum().publicSet).length > 0;
        return c.json({ ...ways, publicPages } satisfies SignInPage);
      });
      openid.open(app);
      passkeys.open(app);
    },
    own: (app) => {
      app.get("/api/account/ways", async (c) => {
        const user = c.get("user");
        const [accounts, ownPasskeys] = await Promise.all([
          openid.accountsOf(user),
          passkeys.passkeysOf(user),
        ]);
        return c.json({ ...ways, accounts, ownPasskeys } satisfies OwnSignInWays);
      });
      openid.own(app);
      passkeys.own(app);
    },
  };
}
