import type { Context, Hono, MiddlewareHandler } from "hono";
import type { z } from "zod";
import { mayGiveLink, mayGiveLinks, readsContact } from "../../shared/forum/keep-own-people.ts";
import { type UserId, userId } from "../../shared/ids.ts";
import { LINK_MS } from "../../shared/door-limits.ts";
import { COMMAND_BYTES_MAX, PEOPLE_FILE_BYTES_MAX } from "../../shared/limits.ts";
import {
  peopleInvitationsSchema,
  peopleLinksSchema,
  peopleListSchema,
  type ToldInvitations,
  type ToldLinks,
  type ToldPeople,
} from "../../shared/people-list/told-list.ts";
import { bounceReason } from "../../shared/people/mail-wishes.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { previewPeople, takePeople } from "../people-list/people-list.ts";
import { BAD_COMMAND_ID } from "../room/read-command.ts";
import type { ForumParts } from "../setup/parts.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { readBody } from "./body.ts";
import { commandIdOf, forumCommandOnce } from "./command-routes.ts";

/** A file in base64, with room for the rest of its request. */
const LIST_BYTES_MAX = Math.ceil(PEOPLE_FILE_BYTES_MAX / 3) * 4 + 16 * 1024;

async function readAs<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  bytesMax = COMMAND_BYTES_MAX,
): Promise<{ readonly asked: z.output<Schema> } | { readonly refusal: Refusal }> {
  const body = await readBody(c, bytesMax);
  if ("refusal" in body) return body;
  const parsed = schema.safeParse(body.json);
  return parsed.success ? { asked: parsed.data } : refuse("unreadable", "The request could not be read.");
}

const NOT_OWN_PEOPLE: Refusal = {
  reason: "notOwnPeople",
  message: "You give links to people of your own delegation only.",
};

/** Refuses people who give nobody a link, before anything is read of what they send. */
const linkGivers: MiddlewareHandler<SignedIn> = async (c, next) =>
  mayGiveLinks(c.get("participant")) ? next() : refusalAnswer(c, NOT_OWN_PEOPLE);

/** The screen of people: contacts, lists of people as CSV, new links and invitations (rules P11-P19). */
export function peopleRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { forum, people, store, secretariat, mail, audit } = parts;

  app.get("/api/people", async (c) => {
    const reader = c.get("participant");
    const [contacts, seen, bounces] = await Promise.all([
      store.contacts(),
      store.lastSeen(),
      store.mailBounces(),
    ]);
    const bounced = new Map(bounces.map((one) => [one.user, one]));
    const known = new Map(contacts.map((one) => [one.user, one]));
    const told = [...forum.forum().participants.values()].filter((one) => readsContact(reader, one));
    const answer: ToldPeople = {
      sendsMail: mail.isOn,
      people: told.map(({ id }) => {
        const { email = "", title = "" } = known.get(id) ?? {};
        const bounce = bounced.get(id);
        return {
          id,
          email,
          title,
          lastSeen: seen.get(id) ?? null,
          // Of an address that was corrected since, nothing came back.
          bounce: bounce === undefined || bounce.address !== email ? null : bounceReason(bounce.why),
        };
      }),
    };
    return c.json(answer);
  });

  app.post("/api/people/list", async (c) => {
    const actor = c.get("participant");
    const refused = mayDo(actor, null, "admitPeople");
    if (refused !== null) return refusalAnswer(c, refused);
    const read = await readAs(c, peopleListSchema, LIST_BYTES_MAX);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const { file, plan, reason } = read.asked;
    const bytes = Buffer.from(file, "base64");
    if (plan === undefined) return c.json(await previewPeople(parts, bytes, actor));
    const id = commandIdOf(c);
    if (id === undefined) return refusalAnswer(c, BAD_COMMAND_ID);
    const answered = await forumCommandOnce(parts, { actor, id }, () =>
      takePeople(parts, { bytes, plan, reason: reason ?? "" }, { actor, id }),
    );
    return "refusal" in answered ? refusalAnswer(c, answered.refusal) : c.json(answered);
  });

  /** People of a request whom this actor may give links; or the refusal of the first who is none of them. */
  const linked = (c: Context<SignedIn>, users: readonly string[]): readonly UserId[] | Refusal => {
    const ids = [...new Set(users)].map(userId);
    for (const id of ids) {
      const person = forum.participant(id);
      if (person === null) return { reason: "noSuchParticipant", message: "Nobody with this id takes part." };
      if (!mayGiveLink(c.get("participant"), person)) return NOT_OWN_PEOPLE;
    }
    return ids;
  };
  const isRefusal = (one: readonly UserId[] | Refusal): one is Refusal => "reason" in one;

  app.post("/api/people/links", linkGivers, async (c) => {
    const read = await readAs(c, peopleLinksSchema);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const users = linked(c, read.asked.users);
    if (isRefusal(users)) return refusalAnswer(c, users);
    const until = Date.now() + LINK_MS;
    const made = await secretariat.inviteAll(users, { by: c.get("user"), endsAt: until });
    return c.json({ links: made.map((one) => ({ ...one, until })) } satisfies ToldLinks);
  });

  app.post("/api/people/invitations", linkGivers, async (c) => {
    const read = await readAs(c, peopleInvitationsSchema);
    if ("refusal" in read) return refusalAnswer(c, read.refusal);
    const { language, press } = read.asked;
    const users = linked(c, read.asked.users);
    if (isRefusal(users)) return refusalAnswer(c, users);
    if (!mail.isOn) return refusalAnswer(c, { reason: "mailOff", message: "This server sends no mail." });
    const addresses = new Map((await store.contacts()).map(({ user, email }) => [user, email]));
    const isReached = (user: UserId): boolean => (addresses.get(user) ?? "") !== "";
    const until = Date.now() + LINK_MS;
    const sent = users.filter(isReached);
    for (const { user, link } of await secretariat.inviteAll(sent, { by: c.get("user"), endsAt: until }))
      await mail.queue({
        key: `invitation:${press}:${user}`,
        to: { user },
        kind: "invitation",
        language,
        values: { link, until },
      });
    const answer: ToldInvitations = { sent, without: users.filter((user) => !isReached(user)) };
    return c.json(answer);
  });

  app.post("/api/people/:id/end-sign-ins", linkGivers, async (c) => {
    const users = linked(c, [c.req.param("id")]);
    if (isRefusal(users)) return refusalAnswer(c, users);
    const [user] = users;
    if (user === undefined) return c.body(null, 204);
    const n = await people.endSessions(user, () => true);
    if (n > 0) audit.note({ act: "sessionsEnded", user, by: c.get("user") });
    return c.json({ ended: n });
  });
}
