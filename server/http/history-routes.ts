import { hash } from "node:crypto";
import type { Hono } from "hono";
import { changedSince, newsSince, NO_NEWS, type Seen, seenOf } from "../../shared/history/look.ts";
import type { LookAnswer, StatesAnswer, TypedAnswer } from "../../shared/history/told-comparison.ts";
import { versionText } from "../../shared/history/version-text.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import type { ForumParts } from "../setup/parts.ts";
import { compared } from "../history/compared.ts";
import { isVersion, NO_ROW } from "../history/past.ts";
import type { Version } from "../history/versions.ts";
import { withRoom } from "./with-room.ts";
import { ofSoundRows } from "../room/sound-rows.ts";
import type { Room } from "../room/room.ts";
import type { RoomView } from "../room/room-view.ts";

const UNREADABLE: Refusal = {
  reason: "unreadable",
  message: "`from` and `to` are the seq of states; `to` may be `now`.",
};

/** The past of an Opinion: its settled states, what is different between two, and what is new to its reader. */
export function historyRoutes(app: Hono<SignedIn>, parts: ForumParts): void {
  const { rooms, forum, past, versions, store, clock } = parts;
  const prints = new WeakMap<RoomView, Seen>();
  const printsOf = (view: RoomView): Seen => {
    const known = prints.get(view) ?? seenOf(versionText(view.opinion, view.words), sha256);
    prints.set(view, known);
    return known;
  };

  /** As this reader may see it; what they last saw is theirs to see again. */
  const visit = async (
    room: Room,
    seq: number,
    { reader, view }: { readonly reader: Participant; readonly view: RoomView },
  ): Promise<Version | Refusal> => {
    const look = await store.look(room.id, reader.id);
    if (look?.seq === seq) {
      // If the text typed then is removed, the settled state before it.
      const isThere = await store.isReadable(room.id, seq);
      const stood = isThere ? seq : await ofSoundRows(room, past.settledBefore(room.id, seq));
      return (await ofSoundRows(room, versions.at(room.id, stood))) ?? NO_ROW;
    }
    const { groupId } = view.opinion;
    return ofSoundRows(room, past.visit(room.id, { seq, reader, groupId, now: view.seq }));
  };

  app.get("/api/opinions/:id/states", (c) =>
    withRoom(c, rooms, async (room) => {
      const { seq, opinion } = await room.view();
      const reader = { reader: c.get("participant"), groupId: opinion.groupId };
      const states = await ofSoundRows(room, past.states(room.id, reader));
      return c.json({ seq, states } satisfies StatesAnswer);
    }),
  );

  app.get("/api/opinions/:id/typed", (c) =>
    withRoom(c, rooms, async (room) => {
      const { opinion } = await room.view();
      const reader = { reader: c.get("participant"), groupId: opinion.groupId };
      const typed = await ofSoundRows(room, past.typed(room.id, reader));
      return c.json({ typed } satisfies TypedAnswer);
    }),
  );

  app.get("/api/opinions/:id/compare", (c) =>
    withRoom(c, rooms, async (room) => {
      const [from, to] = [seqOf(c.req.query("from")), c.req.query("to") ?? "now"];
      const until = to === "now" ? null : seqOf(to);
      if (from === null || (to !== "now" && until === null)) return refusalAnswer(c, UNREADABLE);
      const reader = c.get("participant");
      const view = await room.view();
      const before = await visit(room, from, { reader, view });
      if (!isVersion(before)) return refusalAnswer(c, before);
      const after = until === null || until === view.seq ? view : await visit(room, until, { reader, view });
      if ("reason" in after) return refusalAnswer(c, after);
      // The newer is compared with the older, whichever is named first.
      const [older, newer] = before.seq <= after.seq ? [before, after] : [after, before];
      const told = compared({ past, forum }, { room, from: older, to: newer, reader });
      return c.json(await ofSoundRows(room, told));
    }),
  );

  app.get("/api/opinions/:id/look", (c) =>
    withRoom(c, rooms, async (room) => {
      const look = await store.look(room.id, c.get("user"));
      if (look === null) return c.json({ look: null, changed: [], news: NO_NEWS } satisfies LookAnswer);
      const { seq, at, body } = look;
      const view = await room.view();
      const changed = changedSince(JSON.parse(body) as Seen, printsOf(view));
      const news = newsSince(view.opinion, seq);
      return c.json({ look: { seq, at }, changed, news } satisfies LookAnswer);
    }),
  );

  app.post("/api/opinions/:id/look", (c) =>
    withRoom(c, rooms, async (room) => {
      const view = await room.view();
      const body = JSON.stringify(printsOf(view));
      await store.saveLook({ stream: room.id, user: c.get("user"), seq: view.seq, at: clock.now(), body });
      return c.body(null, 204);
    }),
  );
}

const sha256 = (words: string): string => hash("sha256", words);

const seqOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
