import type { Hono } from "hono";
import { z } from "zod";
import type { UserId } from "../../shared/ids.ts";
import type { DeviceLink, DevicesAnswer, DeviceView } from "../../shared/people/sign-ins.ts";
import { REPORT_LANGUAGES } from "../../shared/text/localized.ts";
import { refuse } from "../../shared/refusal.ts";
import type { Session } from "../store/session-store.ts";
import type { ForumParts } from "../setup/parts.ts";
import type { Settings } from "../setup/settings.ts";
import { refusalAnswer, sessionOf, type SignedIn } from "./access.ts";
import { keepAsker } from "./asker.ts";
import { readBody } from "./body.ts";
import type { MailedLinks } from "./mailed-links.ts";
import { MAIL_OFF } from "./sign-in-routes.ts";

const NO_DEVICE = refuse("noSuchDevice", "This sign-in has ended already.").refusal;
const NO_ADDRESS = refuse("noAddress", "Your e-mail address is not known here. Ask the secretariat.").refusal;
const TOO_MANY = refuse("tooMany", "Too many links were sent to your address; try again later.").refusal;

const asked = z.object({ language: z.enum(REPORT_LANGUAGES).default("en") });

/** A person's own sign-ins by device, and links for another device (rules A27, A28). */
export function deviceRoutes(
  app: Hono<SignedIn>,
  {
    people,
    store,
    mail,
    audit,
    settings,
    mailedLinks,
  }: Pick<ForumParts, "people" | "store" | "mail" | "audit"> & {
    readonly settings: Settings;
    readonly mailedLinks: MailedLinks;
  },
): void {
  /** Resolves when their connections are closed, by WebSocket and by line: the server drops what they still send. */
  const end = async (
    user: UserId,
    { by, isMeant }: { readonly by: UserId; readonly isMeant: (session: Session) => boolean },
  ): Promise<number> => {
    const ended = await people.endSessions(user, isMeant);
    if (ended > 0) audit.note({ act: "sessionsEnded", user, by });
    return ended;
  };

  app.get("/api/devices", async (c) => {
    const user = c.get("user");
    const own = people.sessionIdOf(sessionOf(c) ?? "");
    const devices = (await people.sessionsOf(user)).map(
      ({ id, device, way, createdAt, seenAt }): DeviceView => ({
        id,
        device,
        way,
        createdAt,
        // It asks at this moment.
        seenAt: id === own ? Date.now() : seenAt,
        isThis: id === own,
      }),
    );
    const address = (await store.contactOf(user))?.email ?? "";
    return c.json<DevicesAnswer>({
      devices: devices.toReversed(),
      mail: !mail.isOn ? "off" : address === "" ? "noAddress" : "on",
    });
  });
  app.delete("/api/devices/:id", async (c) => {
    const [user, id] = [c.get("user"), c.req.param("id")];
    const ended = await end(user, { by: user, isMeant: (session) => session.id === id });
    return ended === 0 ? refusalAnswer(c, NO_DEVICE) : c.body(null, 204);
  });
  app.delete("/api/devices", async (c) => {
    const user = c.get("user");
    const own = people.sessionIdOf(sessionOf(c) ?? "");
    return c.json({ ended: await end(user, { by: user, isMeant: ({ id }) => id !== own }) });
  });

  app.post("/api/devices/mail", async (c) => {
    if (!mail.isOn) return refusalAnswer(c, MAIL_OFF);
    const body = await readBody(c, 1_024);
    if ("refusal" in body) return refusalAnswer(c, body.refusal);
    const { language } = asked.safeParse(body.json).data ?? { language: "en" };
    const user = c.get("user");
    const email = (await store.contactOf(user))?.email ?? "";
    if (email === "") return refusalAnswer(c, NO_ADDRESS);
    const isSent = await mailedLinks.sendTo(user, { email, asker: keepAsker(c, settings), language });
    return isSent ? c.body(null, 204) : refusalAnswer(c, TOO_MANY);
  });

  app.post("/api/devices/links", async (c) => {
    const made = await people.newDeviceLink(c.get("user"));
    audit.note({ act: "linkMade", user: c.get("user"), way: "device" });
    return c.json<DeviceLink>(made);
  });
  app.get("/api/devices/links/:id", async (c) =>
    c.json({ state: await people.deviceLinkState(c.get("user"), c.req.param("id")) }),
  );
  app.delete("/api/devices/links/:id", async (c) => {
    await people.withdrawDeviceLink(c.get("user"), c.req.param("id"));
    return c.body(null, 204);
  });
}
