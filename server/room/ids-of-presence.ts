import type { AuthorId } from "../../shared/ids.ts";
import { CURSOR_IDS_MAX } from "../../shared/limits.ts";
import type { Author } from "../../shared/wire/protocol.ts";
import type { BoundClient } from "../store/store.ts";
import type { Authors } from "../replay/authors.ts";

/** Ids that presence alone has bound: in no row yet, they go to the disk with the next append (rule G3). */
export type IdsOfPresence = {
  readonly bind: (client: number, user: AuthorId) => void;
  readonly take: () => { readonly bound: readonly BoundClient[]; readonly freed: readonly BoundClient[] };
  /** How many there ever were. */
  readonly count: () => number;
};

export function openIdsOfPresence(
  stream: string,
  {
    authors,
    known,
    isTyped,
    tell,
  }: {
    readonly authors: Authors;
    /** Those bound before this room was opened. */
    readonly known: readonly BoundClient[];
    /** Tells if an id has characters: then it stays its person's for good. */
    readonly isTyped: (client: number) => boolean;
    readonly tell: (author: Author) => void;
  },
): IdsOfPresence {
  let waiting: BoundClient[] = [];
  let freed: BoundClient[] = [];
  let count = 0;
  /** Each person's ids, the oldest first. */
  const idle = new Map<AuthorId, BoundClient[]>();
  const keep = (one: BoundClient): void => {
    const own = idle.get(one.user) ?? [];
    idle.set(one.user, own);
    own.push(one);
    if (own.length <= CURSOR_IDS_MAX) return;
    const oldest = own.shift()!;
    if (isTyped(oldest.client)) return;
    authors.free(oldest.client);
    waiting = waiting.filter(({ client }) => client !== oldest.client);
    freed.push(oldest);
  };
  for (const one of known) if (!isTyped(one.client)) keep(one);

  return {
    bind: (client, user) => {
      if (!authors.bind(client, user)) return;
      count += 1;
      const one = { stream, client, user };
      waiting.push(one);
      keep(one);
      const author = authors.authorFor(client);
      if (author !== null) tell(author);
    },
    take: () => {
      const taken = { bound: waiting, freed };
      waiting = [];
      freed = [];
      return taken;
    },
    count: () => count,
  };
}
