import {
  Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import type * as Y from "yjs";
import { AWARENESS_BYTES_MAX } from "../../shared/limits.ts";
import type { RosterPerson } from "../../shared/protocol.ts";
import type { AwarenessState } from "./frames.ts";
import { writeAwareness } from "./frames.ts";

/** An honest page counts one a cursor; past 2^53 no reader could read the number. */
const CLOCK_MAX = 2 ** 31;

/** Who is in the room and where their cursors are; never stored. `changed` names the client ids to tell about. */
export function openPresence(doc: Y.Doc, changed: (clients: readonly number[]) => void) {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  awareness.on("update", ({ added, updated, removed }: Record<"added" | "updated" | "removed", number[]>) =>
    changed([...added, ...updated, ...removed]),
  );
  return {
    /** Takes a connection's own state, and of it only what is its own to say (rule G7). */
    put: (state: AwarenessState, person: Omit<RosterPerson, "client">): void => {
      if (state.json.length > AWARENESS_BYTES_MAX || state.clock > CLOCK_MAX) return;
      const json = ownState(state.json, person);
      if (json === null) return;
      const { client } = state;
      const held = awareness.meta.get(client)?.clock ?? 0;
      const known = awareness.states.get(client);
      // A page that came back says its state with the clock it had: all who saw it leave take only a newer one.
      const stale = state.clock <= held;
      if (stale && JSON.stringify(known) === json) return;
      const clock = !stale ? state.clock : json === "null" ? held : held + 1;
      applyAwarenessUpdate(awareness, writeAwareness({ client, clock, json }), "client");
    },
    remove: (client: number): void => removeAwarenessStates(awareness, [client], "left"),
    /** What to send of these ids, or of all who are here; null when there is nothing. */
    encode: (clients: readonly number[] = [...awareness.getStates().keys()]): Uint8Array | null =>
      clients.length === 0 ? null : encodeAwarenessUpdate(awareness, [...clients]),
    close: (): void => awareness.destroy(),
  };
}

/** A state as it may travel: the cursor as it came, the person as the server knows them. Null when unreadable. */
function ownState(json: string, person: Omit<RosterPerson, "client">): string | null {
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
  return JSON.stringify({ cursor, ...user });
}
