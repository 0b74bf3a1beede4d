import type { Run } from "./arrivals.ts";
import { openLightSocket } from "./light-socket.ts";
import type { Cursor } from "./typist.ts";
import type { Heard, Wire } from "./wires.ts";

/** A message as read once for all: what it says and which keys it brings. */
export type ReadMessage = { readonly heard: Heard; readonly runs: readonly Run[] };

/** One connection of the crowd, without a document: it knows which keys arrived, no words. */
export type Person = {
  /** The server gave its words; rejects when it closed before. */
  readonly joined: Promise<void>;
  readonly type: (update: Uint8Array) => void;
  readonly showCursor: (cursor: Cursor) => void;
  readonly cursorShownAt: () => number;
  readonly isOpen: () => boolean;
  /** Words that were sent and not acknowledged. */
  readonly unacknowledged: () => number;
  readonly leave: () => void;
};

export function openPerson(options: {
  readonly url: string;
  readonly wire: Wire;
  readonly client: number;
  readonly cookie: string | null;
  readonly read: (bytes: Buffer) => ReadMessage;
  readonly onRuns: (runs: readonly Run[], at: number) => void;
  readonly onAcknowledged: (ms: number) => void;
  /** A clause is on the table, or a call was made: as a message of so many bytes tells. */
  readonly onStep?: (step: string, told: { readonly at: number; readonly bytes: number }) => void;
  /** Every update that comes, for those who build the text from them. */
  readonly onUpdate: ((update: Uint8Array) => void) | null;
  /** Closed though nobody left. */
  readonly onLost: (why: string) => void;
}): Person {
  const { wire, client } = options;
  const headers: Record<string, string> = options.cookie === null ? {} : { cookie: options.cookie };
  let clock = 0;
  let cursorShownAt = performance.now();
  const countedAt: number[] = [];
  let acknowledged = 0;
  let refused = "";
  let leaving = false;
  let onJoined = (): void => undefined;
  let onFailed = (_why: Error): void => undefined;
  const joined = new Promise<void>((resolve, reject) => {
    onJoined = resolve;
    onFailed = reject;
  });

  const send = (bytes: Uint8Array): void => socket.send(bytes);
  const sendCounted = (bytes: Uint8Array): void => {
    countedAt.push(performance.now());
    send(bytes);
  };
  const acknowledge = (count: number, now: number): void => {
    for (; acknowledged < Math.min(count, countedAt.length); acknowledged++) {
      options.onAcknowledged(now - countedAt[acknowledged]!);
    }
  };

  const hear = (bytes: Buffer): void => {
    const now = performance.now();
    const { heard, runs } = options.read(bytes);
    if (runs.length > 0) options.onRuns(runs, now);
    if (heard.update !== null) options.onUpdate?.(heard.update);
    if (heard.acknowledged !== null) acknowledge(heard.acknowledged, now);
    if (heard.acknowledgesOne) acknowledge(acknowledged + 1, now);
    const told = { at: now, bytes: bytes.byteLength };
    if (heard.table !== null) options.onStep?.(heard.table, told);
    if (heard.call !== null) {
      options.onStep?.("call", told);
      send(wire.shown(heard.call));
    }
    if (heard.refused !== null) ({ refused } = heard);
    if (heard.asksState) sendCounted(wire.noState);
    if (heard.isState) onJoined();
  };
  const socket = openLightSocket({
    url: options.url.replace("http", "ws") + wire.path,
    headers,
    onOpen: () => {
      for (const bytes of wire.hello) send(bytes);
      if (wire.keepsNothing) onJoined();
    },
    onMessage: hear,
    onClose: (code, reason) => {
      const why = `closed with ${code} ${reason} ${refused}`;
      onFailed(new Error(why));
      if (!leaving) options.onLost(why);
    },
  });

  return {
    joined,
    type: (update) => sendCounted(wire.words(update)),
    showCursor: (cursor) => {
      clock += 1;
      cursorShownAt = performance.now();
      send(wire.cursor(client, clock, cursor));
    },
    cursorShownAt: () => cursorShownAt,
    isOpen: socket.isOpen,
    unacknowledged: () => countedAt.length - acknowledged,
    leave: () => {
      leaving = true;
      socket.cut();
    },
  };
}
