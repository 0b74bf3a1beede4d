import type { CommandId, UserId } from "../shared/ids.ts";
import { COMMAND_IDS_HELD_MAX, WITHDRAWN_IDS_MAX } from "../shared/limits.ts";
import type { Refusal } from "../shared/refusal.ts";
import type { Clock } from "./clock.ts";
import type { CommandRows, Store } from "./store/store.ts";

/** What became of a command. */
export type Fate =
  | { readonly kind: "done"; readonly rows: CommandRows | null }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "cancelled" };

/** A command that came: the first of its id, to be carried out, or one more, with what became of the first. */
export type Come =
  | {
      readonly first: true;
      /** What becomes of it; rejects where nothing of it is on disk. */
      readonly becomes: (fate: Promise<Fate>) => void;
    }
  | { readonly first: false; readonly fate: Promise<Fate> };

export const CANCELLED: Refusal = { reason: "cancelled", message: "Its author cancelled it." };

const CANCELLED_FATE: Fate = { kind: "cancelled" };

/**
 * Each person's commands by their ids: the same id is carried out once, and one that was withdrawn before it came never
 * (rules W16, W17). In memory for what may still come on a connection of this process, on disk for the rest.
 */
export type CommandIds = {
  /** At once, in order with the typing around it; null: it has no id. */
  readonly come: (user: UserId, id: CommandId | null) => Come;
  /** The same, of one that may have come to an earlier process. */
  readonly comeAgain: (user: UserId, id: CommandId | null) => Promise<Come>;
  /** Never carries it out from now on, where it has not come; else what became of it. */
  readonly withdraw: (user: UserId, id: CommandId) => Promise<Fate | { readonly kind: "tooMany" }>;
  /** What is known of it; null: nothing. */
  readonly fateOf: (user: UserId, id: CommandId) => Promise<Fate | null>;
};

type Held = {
  readonly fate: Promise<Fate>;
  /** Of one that is under way: its fate is told when it is known. */
  over: boolean;
  /** Withdrawn before it came: told when that is on disk (rule W8). Null: it came. */
  withdrawn: "unsaved" | "saved" | null;
};

export function openCommandIds({
  store,
  clock,
}: {
  readonly store: Pick<Store, "commandOf" | "withdrawCommand">;
  readonly clock: Pick<Clock, "now">;
}): CommandIds {
  const people = new Map<UserId, Map<CommandId, Held>>();
  const of = (user: UserId): Map<CommandId, Held> => {
    const known = people.get(user) ?? new Map<CommandId, Held>();
    people.set(user, known);
    return known;
  };

  /** The oldest that are over go first; on disk they stay. What is under way, or withdrawn, may still be asked for. */
  const forgetOldest = (ids: Map<CommandId, Held>): void => {
    if (ids.size <= COMMAND_IDS_HELD_MAX) return;
    let spare = [...ids.values()].filter((one) => one.withdrawn === null).length - COMMAND_IDS_HELD_MAX;
    for (const [id, one] of ids) {
      if (spare <= 0) return;
      if (one.withdrawn !== null || !one.over) continue;
      ids.delete(id);
      spare -= 1;
    }
  };

  const come: CommandIds["come"] = (user, id) => {
    // What becomes of it is told to whoever asked, and to nobody by its id.
    if (id === null) return { first: true, becomes: (fate) => void fate.catch(() => undefined) };
    const ids = of(user);
    const known = ids.get(id);
    if (known !== undefined) return { first: false, fate: known.fate };
    const { promise, resolve, reject } = Promise.withResolvers<Fate>();
    const held: Held = { fate: promise, over: false, withdrawn: null };
    ids.set(id, held);
    forgetOldest(ids);
    promise.then(
      () => (held.over = true),
      // Nothing of it is on disk: as if it had never come.
      () => ids.get(id) === held && ids.delete(id),
    );
    return { first: true, becomes: (fate) => void fate.then(resolve, reject) };
  };

  /** What stands on disk, where this process does not know it. */
  const stored = async (user: UserId, id: CommandId): Promise<Fate | null> => {
    const known = await store.commandOf(user, id);
    if (known === null) return null;
    return known === "withdrawn" ? CANCELLED_FATE : { kind: "done", rows: known };
  };

  const fateOf: CommandIds["fateOf"] = async (user, id) => {
    const held = people.get(user)?.get(id);
    if (held === undefined) return stored(user, id);
    return held.withdrawn === "unsaved" ? null : held.fate.catch(() => null);
  };

  const saveWithdrawn = async (user: UserId, id: CommandId, held: Held): Promise<Fate> => {
    await store.withdrawCommand(user, id, clock.now());
    held.withdrawn = "saved";
    return CANCELLED_FATE;
  };

  return {
    come,
    comeAgain: async (user, id) => {
      const known = id === null || people.get(user)?.has(id) === true ? null : await stored(user, id);
      return known === null ? come(user, id) : { first: false, fate: Promise.resolve(known) };
    },
    fateOf,
    withdraw: async (user, id) => {
      const ids = of(user);
      for (;;) {
        const known = await fateOf(user, id);
        if (known !== null) return known;
        const held = ids.get(id);
        if (held?.withdrawn === "unsaved") return saveWithdrawn(user, id, held);
        // It came while it was looked for.
        if (held !== undefined) continue;
        const withdrawn = [...ids.values()].filter((one) => one.withdrawn !== null).length;
        if (withdrawn >= WITHDRAWN_IDS_MAX) return { kind: "tooMany" };
        const dead: Held = { fate: Promise.resolve(CANCELLED_FATE), over: true, withdrawn: "unsaved" };
        ids.set(id, dead);
        return saveWithdrawn(user, id, dead);
      }
    },
  };
}

export const refusalOfFate = (fate: Fate): Refusal | null =>
  fate.kind === "cancelled" ? CANCELLED : fate.kind === "refused" ? fate.refusal : null;
