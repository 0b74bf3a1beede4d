import type * as Y from "yjs";
import { signedIn } from "../../server/testing/room-of-people.ts";
import { concordTarget } from "./concord-target.ts";
import type { Target } from "./crowd-run.ts";
import { documentFrom } from "./crowd-words.ts";
import { openPerson, type Person } from "./person.ts";
import { readOnce } from "./wires.ts";

/** People of one process in an Opinion of a Concord that runs already. */
export type Visitors = {
  readonly target: Target;
  /** The Yjs client id of the first; the others' follow. */
  readonly firstId: number;
  readonly join: (i: number) => Person;
  /** The text as it was given to the first who joined. */
  readonly text: () => Y.Doc;
};

/** `ids`: where their client ids begin, apart from those of other processes; `cookie`: the secretariat's. */
export async function openVisitors(options: {
  readonly url: string;
  readonly cookie: string;
  readonly signedIn: number;
  readonly ids: number;
}): Promise<Visitors> {
  const { url } = options;
  const secretariat = signedIn(url, options.cookie);
  const target = await concordTarget({
    url,
    pid: process.pid,
    secretariat,
    facilitator: secretariat,
    signedIn: options.signedIn,
    close: async () => undefined,
  });
  const firstId = options.ids + (process.pid % 1_000) * 1_000;
  let given: Uint8Array | null = null;
  const read = readOnce((bytes) => ({ heard: target.wire.hear(bytes), runs: [] }));
  return {
    target,
    firstId,
    text: () => documentFrom(given === null ? [] : [given]),
    join: (i) =>
      openPerson({
        url: target.url,
        wire: target.wire,
        client: firstId + i,
        cookie: target.cookies?.[i % target.cookies.length] ?? null,
        read,
        onRuns: () => undefined,
        onAcknowledged: () => undefined,
        onUpdate: given === null ? (update) => (given ??= update) : null,
        onLost: (why) => {
          throw new Error(why);
        },
      }),
  };
}
