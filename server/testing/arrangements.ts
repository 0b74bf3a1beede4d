import type { Command } from "../../shared/commands/commands.ts";
import type { ClauseId } from "../../shared/ids.ts";
import { rootOf } from "../../shared/decide/proposal-base.ts";
import { presentWords } from "../../shared/negotiation/proposal.ts";
import type { LocalPage } from "./local-page.ts";
import type { OpenedRoom, RoomDesk } from "./room-desk.ts";

/** Each letter once, so that a copy is known by its letter. */
const TEXTS = ["abcdefgh", "ijklmnop", "qrstuvwx"] as const;
export type Names = Record<"z" | "a" | "b", ClauseId>;
export type World = Names & {
  readonly room: OpenedRoom;
  readonly ask: (command: Command) => Promise<readonly { readonly type: string }[]>;
  /** A clause that a split made. */
  part?: ClauseId;
  /** Another delegate, who knows of all, deletes these letters where they live, unless they are closed to all. */
  readonly erase: (letters: string) => Promise<void>;
  readonly removed: Set<ClauseId>;
  /** The part is the words of a submitted proposal: closed to all. */
  sealed: boolean;
};

const join = async (world: World, first: ClauseId, second: ClauseId): Promise<void> => {
  await world.ask({ type: "joinClauses", first, second });
  world.removed.add(second);
};
const split = async (world: World, clauseId: ClauseId, at: number): Promise<void> => {
  const [entry] = await world.ask({ type: "splitClause", clauseId, at });
  world.part = (entry as unknown as { readonly newClauseId: ClauseId }).newClauseId;
};
const remove = async (world: World, clauseId: ClauseId): Promise<void> => {
  await world.ask({ type: "removeClause", clauseId });
  world.removed.add(clauseId);
};
const restore = async (world: World, clauseId: ClauseId): Promise<void> => {
  await world.ask({ type: "restoreClause", clauseId });
  world.removed.delete(clauseId);
};

type Arrangement = (world: World) => Promise<void>;
/** Arrangements of clauses other than a page that was away knows them. */
export const ARRANGEMENTS: Readonly<Record<string, Arrangement>> = {
  untouched: async () => undefined,
  joined: (world) => join(world, world.a, world.b),
  "joined, copies deleted": async (world) => {
    await join(world, world.a, world.b);
    await world.erase(TEXTS[2]);
  },
  "joined, all copies but one deleted": async (world) => {
    await join(world, world.a, world.b);
    await world.erase(TEXTS[2].slice(1));
  },
  "joined twice": async (world) => {
    await join(world, world.a, world.b);
    await join(world, world.z, world.a);
  },
  "joined twice, copies deleted": async (world) => {
    await join(world, world.a, world.b);
    await join(world, world.z, world.a);
    await world.erase(TEXTS[2] + TEXTS[1].slice(0, 4));
  },
  "joined, then split among the copies": async (world) => {
    await join(world, world.a, world.b);
    await split(world, world.a, 12);
  },
  "joined, then removed": async (world) => {
    await join(world, world.a, world.b);
    await remove(world, world.a);
  },
  "joined, then restored": async (world) => {
    await join(world, world.a, world.b);
    await restore(world, world.b);
  },
  "joined, restored, removed": async (world) => {
    await join(world, world.a, world.b);
    await restore(world, world.b);
    await remove(world, world.b);
  },
  split: (world) => split(world, world.a, 4),
  "split, first half removed": async (world) => {
    await split(world, world.a, 4);
    await remove(world, world.a);
  },
  "split, second half removed": async (world) => {
    await split(world, world.a, 4);
    await remove(world, world.part!);
  },
  "split, second half joined to the next": async (world) => {
    await split(world, world.a, 4);
    await join(world, world.part!, world.b);
  },
  "split and joined again": async (world) => {
    await split(world, world.a, 4);
    await join(world, world.a, world.part!);
  },
  removed: (world) => remove(world, world.b),
  "removed and restored": async (world) => {
    await remove(world, world.b);
    await restore(world, world.b);
  },
  "changed by a proposal": async (world) => {
    const text = `${TEXTS[1].slice(0, 4)}123${TEXTS[1].slice(6)}`;
    await world.ask({ type: "propose", kind: "change", clauseId: world.a, text });
    const { opinion, document } = await world.room.room.view();
    const proposal = opinion.negotiation.proposals.at(-1)!;
    world.part = rootOf(proposal.id);
    world.sealed = true;
    const hash = document.clauses.find(({ id }) => id === world.a)!.hash;
    const proposalHash = presentWords(proposal).hash;
    await world.ask({ type: "acceptProposal", proposalId: proposal.id, hash, proposalHash });
  },
  moved: async (world) => {
    await world.ask({ type: "moveClause", clauseId: world.b, after: world.z });
  },
};

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** The page says and hears all that is under way, or is closed; nobody counts the messages of a raw one. */
export async function settle(room: OpenedRoom, page: LocalPage, isRaw = false): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    let isQuiet = true;
    while (page.say()) isQuiet = false;
    await room.room.view();
    while (page.hear()) isQuiet = false;
    quiet = isQuiet && (page.closed() !== null || isRaw || page.isSaved()) ? quiet + 1 : 0;
    await tick();
  }
}

/** A new Opinion with three paragraphs. */
export async function openWorld(desk: RoomDesk): Promise<World> {
  const room = await desk.room(TEXTS);
  const [z, a, b] = room.clauses as [ClauseId, ClauseId, ClauseId];
  const ask = async (command: Command) => {
    const answered = await room.ask(command);
    if (!("entries" in answered)) throw new Error(`${command.type}: ${answered.refusal.message}`);
    return answered.entries;
  };
  const erase = async (letters: string): Promise<void> => {
    const page = room.page(desk.delegates[1]!, { concord: true });
    page.connect();
    await settle(room, page);
    const { opinion } = await room.room.view();
    for (const letter of letters)
      for (const { id } of opinion.clauses.filter((clause) => clause.removed === null)) {
        const text = page.text(id);
        const at = text?.toJSON().indexOf(letter) ?? -1;
        if (at >= 0) text!.delete(at, 1);
      }
    await settle(room, page);
    page.disconnect();
  };
  return { room, z, a, b, ask, erase, removed: new Set(), sealed: false };
}
