import type { Context, Hono } from "hono";
import { z } from "zod";
import { groupId } from "../../shared/ids.ts";
import { bounceReason, type MailAnswer } from "../../shared/people/mail-wishes.ts";
import { PAGE_LANGUAGES } from "../../shared/text/page-language.ts";
import { mailWishesOf, saveLanguage, saveMailWishes, stopMails } from "../mail/mail-choices.ts";
import { languageWished, stopPage } from "../mail/stop-page.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";

const WISHES_BYTES_MAX = 4_096;
const GROUPS_MAX = 50;

const languageSchema = z.strictObject({ language: z.enum(PAGE_LANGUAGES) });

const wishesSchema = z.strictObject({
  concerns: z.enum(["now", "daily", "never"]),
  followed: z.array(z.string().max(40).transform(groupId)).max(GROUPS_MAX),
  language: z.enum(["", ...PAGE_LANGUAGES]),
});

type Parts = Pick<ForumParts, "store" | "forum" | "mail">;

/** Each person's wishes about mail, for that person alone (rule A45). */
export function mailRoutes(app: Hono<SignedIn>, { store, forum, mail }: Parts): void {
  app.get("/api/mail", async (c) => {
    const user = c.get("user");
    const address = (await store.contactOf(user))?.email ?? "";
    const bounce = (await store.mailBounces()).find((one) => one.user === user && one.address === address);
    const answer: MailAnswer = {
      isOn: mail.isOn,
      address,
      wishes: await mailWishesOf(store, user),
      bounce: bounce === undefined ? null : { at: bounce.at, reason: bounceReason(bounce.why) },
    };
    return c.json(answer);
  });
  app.post("/api/mail", async (c) => {
    const body = await readBody(c, WISHES_BYTES_MAX);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const read = wishesSchema.safeParse(body.json);
    const known = new Set(forum.preset().groups.map(({ id }) => id));
    if (!read.success || read.data.followed.some((id) => !known.has(id)))
      return refusalAnswer(c, { reason: "unreadable", message: "These are no wishes about mail." });
    await saveMailWishes(store, c.get("user"), {
      ...read.data,
      followed: [...new Set(read.data.followed)],
    });
    return c.body(null, 204);
  });
  app.post("/api/language", async (c) => {
    const body = await readBody(c, 1_024);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const read = languageSchema.safeParse(body.json);
    if (!read.success)
      return refusalAnswer(c, { reason: "unreadable", message: "This is no language of the page." });
    await saveLanguage(store, c.get("user"), read.data.language);
    return c.body(null, 204);
  });
}

/**
 * Ends notices and digests by the link of a mail, without signing in. Mail scanners open links, so that reading does
 * nothing (rule A48). Mail programs send the POST from elsewhere: the token alone says whose mails end.
 */
export function stopMailRoutes(app: Hono<SignedIn>, { store, forum }: Pick<Parts, "store" | "forum">): void {
  const shown = (c: Context, state: Parameters<typeof stopPage>[0]): Response => {
    c.header("cache-control", "no-store");
    c.header("vary", "accept-language");
    return c.html(stopPage(state, languageWished(c.req.header("accept-language"), forum.preset().language)));
  };
  app.get("/unsubscribe/:token", (c) => shown(c, "ask"));
  app.post("/unsubscribe/:token", async (c) =>
    shown(c, (await stopMails(store, c.req.param("token"))) ? "done" : "unknown"),
  );
}
