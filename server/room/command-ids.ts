import type { CommandId, UserId } from "../../shared/ids.ts";
import { COMMAND_IDS_HELD_MAX, WITHDRAWN_IDS_MAX } from "../../shared/limits.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { Clock } from "../time/clock.ts";
import type { CommandRows, Store } from "../store/store.ts";

/** The outcome of a command. */
export type Fate =
  | { readonly kind: "done"; readonly rows: CommandRows | null }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "cancelled" };

/** A received command: the first with its id runs; a later one gets the first one's outcome. */
export type Come =
  | {
      readonly first: true;
      /** Resolves to its outcome; rejects if nothing of it is on disk. */
      readonly becomes: (fate: Promise<Fate>) => void;
    }
  | { readonly first: false; readonly fate: Promise<Fate> };

export const CANCELLED: Refusal = { reason: "cancelled", message: "Its author cancelled it." };

const CANCELLED_FATE: Fate = { kind: "cancelled" };

/**
 * Keeps each person's commands by id. The same id runs once; an id withdrawn before it came never runs (rules W16,
 * W17). Memory holds the ids that a connection of this process may still bring; the disk holds the rest.
 */
export type CommandIds = {
  /** Registers it at once, in order with the typing around it. Returns null if it has no id. */
  readonly come: (user: UserId, id: CommandId | null) => Come;
  /** Does the same for a command that an earlier process may have received. */
  readonly comeAgain: (user: UserId, id: CommandId | null) => Promise<Come>;
  /** Cancels a command that has not come yet; otherwise returns its outcome. */
  readonly withdraw: (user: UserId, id: CommandId) => Promise<Fate | { readonly kind: "tooMany" }>;
  /** Returns its outcome, or null if the id is unknown. */
  readonly fateOf: (user: UserId, id: CommandId) => Promise<Fate | null>;
};

type Held = {
  readonly fate: Promise<Fate>;
  /** False while the command runs: its fate follows. */
  over: boolean;
  /** Withdrawn before it came; the page learns it once that is on disk (rule W8). Null: the command came. */
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

  /** Evicts the oldest finished ids; they stay on disk. Running and withdrawn ones may still be asked for. */
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
    // The requester gets the outcome; nobody else can look it up by id.
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

  /** Reads the outcome from disk if this process does not know it. */
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
