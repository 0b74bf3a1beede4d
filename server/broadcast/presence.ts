import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import type * as Y from "yjs";
import { AWARENESS_BYTES_MAX } from "../../shared/limits.ts";
import type { Behind } from "../../shared/wire/protocol.ts";
import { type AwarenessState, writeAwareness } from "../../shared/wire/awareness.ts";

/** An honest page counts one a cursor; past 2^53 no reader could read the number. */
const CLOCK_MAX = 2 ** 31;

/** `person` is asked when the state is read: the acting role may have changed meanwhile. */
type Shown = { readonly state: AwarenessState; readonly person: () => Behind };

/** Holds who is in the room and where their cursors are; never stored. `changed`: others may have to be told. */
export function openPresence(doc: Y.Doc, changed: () => void) {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  /** The last shown state of each client, not read yet: of cursors between two turns only the last counts. */
  const shown = new Map<number, Shown>();
  /** Ids of which something is to be told, those that have waited longest first. */
  const waiting = new Set<number>();
  /** Ids whose state here is another than others were told. */
  const untold = new Set<number>();
  let reading = false;
  awareness.on("update", ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) => {
    for (const client of [...added, ...updated, ...removed]) {
      untold.add(client);
      if (!reading) waiting.add(client);
    }
    if (!reading) changed();
  });

  const read = ({ state, person }: Shown): void => {
    const json = ownState(state.json, person());
    if (json === null) return;
    const { client } = state;
    const held = awareness.meta.get(client)?.clock ?? 0;
    const known = awareness.states.get(client);
    // A page that came back says its state with the clock it had: all who saw it leave take only a newer one.
    const stale = state.clock <= held;
    if (stale && JSON.stringify(known) === json) return;
    const clock = !stale ? state.clock : json === "null" ? held : held + 1;
    applyAwarenessUpdate(awareness, writeAwareness({ client, clock, json }), "client");
  };

  const readShown = (client: number): void => {
    const one = shown.get(client);
    if (one === undefined) return;
    shown.delete(client);
    reading = true;
    read(one);
    reading = false;
  };

  return {
    /** Takes a connection's own state, and of it only what is its own to say (rule G7). */
    put: (state: AwarenessState, person: () => Behind): void => {
      if (state.json.length > AWARENESS_BYTES_MAX || state.clock > CLOCK_MAX) return;
      shown.set(state.client, { state, person });
      waiting.add(state.client);
      changed();
    },
    remove: (client: number): void => {
      shown.delete(client);
      removeAwarenessStates(awareness, [client], "left");
    },
    /** Number of ids of which something may be to be told. */
    waiting: (): number => waiting.size,
    /** The ids whose state changed since they were told, among the first `count` that wait: these wait no longer. */
    moved: (count: number): readonly number[] => {
      const taken: number[] = [];
      let left = count;
      for (const client of waiting) {
        if (left-- <= 0) break;
        waiting.delete(client);
        readShown(client);
        if (untold.delete(client)) taken.push(client);
      }
      return taken;
    },
    /** These states as they are now; null when there is none. */
    encode: (clients: readonly number[]): Uint8Array | null =>
      clients.length === 0 ? null : encodeAwarenessUpdate(awareness, [...clients]),
    /** The states of all who are here. */
    encodeAll: (): Uint8Array | null => {
      for (const client of shown.keys()) readShown(client);
      const clients = [...awareness.getStates().keys()];
      return clients.length === 0 ? null : encodeAwarenessUpdate(awareness, clients);
    },
    close: (): void => awareness.destroy(),
  };
}

/** A state as it may travel: the cursor as it came, the person as the server knows them. Null when unreadable, or too large. */
function ownState(json: string, person: Behind): string | null {
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    return null;
  }
  if (state === null) return "null";
  if (typeof state !== "object") return null;
  const cursor = "cursor" in state ? state.cursor : null;
  const user = "user" in state ? { user: { name: person.symbol ?? person.role } } : {};
  const own = JSON.stringify({ cursor, ...user });
  // Counted as it travels: written anew a number may have many more signs, and a sign more than one byte.
  return Buffer.byteLength(own) > AWARENESS_BYTES_MAX ? null : own;
}
