import type { Context, Hono } from "hono";
import type { ForumEntry } from "../../shared/forum/forum.ts";
import { type CommandId, opinionId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { COMMAND_HEADER, type CommandFate } from "../../shared/wire/protocol.ts";
import { refuse } from "../../shared/refusal.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { type CommandIds, type Fate, refusalOfFate } from "../room/command-ids.ts";
import type { ForumRoom } from "../forum/forum-room.ts";
import { rowsOf } from "../room/commanding.ts";
import type { Rooms } from "../room/rooms.ts";
import type { CarriedOut } from "../forum/carried-out.ts";
import { type CommandRows, FORUM_STREAM } from "../store/store.ts";
import { BAD_COMMAND_ID, readCommandId } from "../room/read-command.ts";

/** The id of a command over HTTP; null where it has none, undefined where it cannot be one. */
export const commandIdOf = (c: Context): CommandId | null | undefined =>
  readCommandId(c.req.header(COMMAND_HEADER));

type Parts = { readonly commandIds: CommandIds; readonly forum: ForumRoom; readonly rooms: Rooms };

const forumEntries = async (
  forum: ForumRoom,
  { first, last }: CommandRows,
  reader: Participant,
): Promise<readonly ForumEntry[]> => {
  const read = await forum.minutes(first - 1, last - first + 1, reader);
  return read.filter((entry): entry is ForumEntry => entry.type !== undefined && entry.seq <= last);
};

/** Runs a command of the forum once per id (rule W16). A repeat gets the first one's answer. */
export async function forumCommandOnce(
  { commandIds, forum }: Pick<Parts, "commandIds" | "forum">,
  { actor, id }: { readonly actor: Participant; readonly id: CommandId | null },
  carryOut: () => Promise<CarriedOut>,
): Promise<CarriedOut> {
  const come = await commandIds.comeAgain(actor.id, id);
  if (come.first) {
    const answer = carryOut();
    come.becomes(
      answer.then((answered): Fate =>
        "refusal" in answered
          ? { kind: "refused", refusal: answered.refusal }
          : { kind: "done", rows: rowsOf(FORUM_STREAM, answered.entries) },
      ),
    );
    return answer;
  }
  const fate = await come.fate;
  const refusal = refusalOfFate(fate);
  if (refusal !== null) return { refusal };
  const rows = fate.kind === "done" ? fate.rows : null;
  if (rows === null) return { entries: [] };
  if (rows.stream !== FORUM_STREAM)
    return refuse("unreadable", "This id was given to a command elsewhere before.");
  return { entries: await forumEntries(forum, rows, actor) };
}

/** Answers a command's outcome, or withdraws it, by id and for every transport (rule W17). */
export function commandRoutes(app: Hono<SignedIn>, { commandIds, forum, rooms }: Parts): void {
  const told = async (fate: Fate | null, reader: Participant): Promise<CommandFate> => {
    if (fate === null) return { fate: "unknown" };
    if (fate.kind === "cancelled") return { fate: "cancelled" };
    if (fate.kind === "refused") return { fate: "refused", refusal: fate.refusal };
    if (fate.rows === null) return { fate: "done", entries: [] };
    if (fate.rows.stream === FORUM_STREAM)
      return { fate: "done", entries: await forumEntries(forum, fate.rows, reader) };
    const room = await rooms.get(opinionId(fate.rows.stream));
    return { fate: "done", entries: (await room?.entriesOf(fate.rows, reader)) ?? [] };
  };
  app.get("/api/commands/:id", async (c) => {
    const id = readCommandId(c.req.param("id"));
    if (id == null) return refusalAnswer(c, BAD_COMMAND_ID);
    return c.json(await told(await commandIds.fateOf(c.get("user"), id), c.get("participant")));
  });
  app.delete("/api/commands/:id", async (c) => {
    const id = readCommandId(c.req.param("id"));
    if (id == null) return refusalAnswer(c, BAD_COMMAND_ID);
    const fate = await commandIds.withdraw(c.get("user"), id);
    if (fate.kind === "tooMany")
      return refusalAnswer(c, { reason: "tooMany", message: "Too many commands were withdrawn." });
    return c.json(await told(fate, c.get("participant")));
  });
}
