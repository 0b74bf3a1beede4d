import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../shared/commands/commands.ts";
import { clauseId, type ClauseId, type GroupId, type OpinionId, type UserId } from "../../shared/ids.ts";
import type { Concord } from "../setup/concord.ts";
import type { Drafts } from "../room/drafts.ts";
import { openHeldAccounts } from "../room/held-accounts.ts";
import type { Neighbours } from "../room/neighbours.ts";
import type { Answered, Room } from "../room/room.ts";
import { openRoom } from "../room/open-room.ts";
import { openBudget } from "../room/budget.ts";
import { openSerials } from "../room/serials.ts";
import { readSettings } from "../setup/settings.ts";
import { type LocalPage, openLocalPage } from "./local-page.ts";
import { openPreparedForum } from "./prepared-forum.ts";

const NO_NEIGHBOURS: Neighbours = { open: async () => undefined, of: () => null };
const NO_DRAFTS: Drafts = { open: async () => undefined, textOf: () => null, fateOf: () => "open" };

/** A real room with a real SQLite file and no network: pages are called in this process, message by message. */
export type RoomDesk = {
  readonly concord: Concord;
  /** A facilitator of the room's group, and three delegates. */
  readonly lead: UserId;
  readonly delegates: readonly UserId[];
  /** A new Opinion with operative paragraphs of these words. */
  readonly room: (words: readonly string[]) => Promise<OpenedRoom>;
  readonly close: () => Promise<void>;
};

export type OpenedRoom = {
  readonly id: OpinionId;
  readonly room: Room;
  readonly clauses: readonly ClauseId[];
  readonly ask: (command: Command) => Promise<Answered>;
  readonly page: (user: UserId, how: { readonly concord: boolean }) => LocalPage;
  /** The Opinion opened anew from its rows, while this room is closed. */
  readonly reopen: () => Promise<Room>;
  readonly close: () => Promise<void>;
};

/** `now`: the clock by which people's allowances fill up, in milliseconds. */
export async function openRoomDesk(group = "space", now?: () => number): Promise<RoomDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), "concord-"));
  const settings = readSettings({ PORT: "0", DATA_DIR: dataDir, SAMPLE: "plain" });
  if ("problem" in settings) throw new Error(settings.problem);
  const log = (line: string): void => console.error(line);
  const concord = await openPreparedForum({ settings, log, address: () => "" });
  const people = [...concord.forum.forum().participants.values()];
  const lead = people.find((one) => one.role === "facilitator" && one.leads.includes(group as GroupId))!.id;
  const delegates = people.filter((one) => one.role === "delegate").map((one) => one.id);

  const open = async (id: OpinionId): Promise<Room> => {
    const { store, forum, clock, newId, disk, commandIds } = concord;
    const failed = (error: unknown): void => {
      throw error;
    };
    const room = await openRoom({
      id,
      store,
      forum,
      clock,
      newId,
      commandIds,
      disk,
      log,
      failed,
      serials: openSerials(),
      budget: openBudget(now),
      drafts: NO_DRAFTS,
      neighbours: NO_NEIGHBOURS,
      past: concord.past,
      accounts: openHeldAccounts({ delegationOf: (author) => forum.personOf(author)?.delegationId ?? null }),
    });
    if (room === null) throw new Error("no such Opinion");
    return room;
  };

  return {
    concord,
    lead,
    delegates: delegates.slice(0, 3),
    room: async (words) => {
      const clauses = words.map((text) => ({ kind: "operative" as const, level: 1, text }));
      const draft = {
        number: "",
        clauses: [{ kind: "verb" as const, level: 1, text: "invites" }, ...clauses],
      };
      const opened = await concord.secretariat.openOpinion(null, {
        groupId: group as GroupId,
        draft,
        sample: false,
      });
      if ("refusal" in opened) throw new Error(opened.refusal.message);
      const id = opened.opinionId;
      const room = await open(id);
      const { opinion } = await room.view();
      const pages: LocalPage[] = [];
      const close = async (): Promise<void> => {
        for (const page of pages) page.disconnect();
        await room.close();
      };
      return {
        id,
        room,
        clauses: opinion.clauses.filter((one) => one.kind === "operative").map((one) => clauseId(one.id)),
        ask: (command) => room.command(lead, command),
        page: (user, { concord: isOurs }) => {
          const page = openLocalPage(room, { user, concord: isOurs, generation: opinion.generation });
          pages.push(page);
          return page;
        },
        reopen: async () => {
          await close();
          return open(id);
        },
        close,
      };
    },
    close: async () => {
      await concord.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
