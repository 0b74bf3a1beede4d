import type { UserId } from "../../shared/ids.ts";
import type { Author } from "../../shared/protocol.ts";
import type { BoundClient } from "../store/store.ts";
import type { Authors } from "./authors.ts";

/** Ids that presence alone has bound: in no row yet, they go to the disk with the next append (rule G3). */
export type IdsOfPresence = {
  readonly bind: (client: number, user: UserId) => void;
  readonly take: () => readonly BoundClient[];
  /** How many there ever were. */
  readonly count: () => number;
};

export function openIdsOfPresence(
  stream: string,
  { authors, tell }: { readonly authors: Authors; readonly tell: (author: Author) => void },
): IdsOfPresence {
  let waiting: BoundClient[] = [];
  let count = 0;
  return {
    bind: (client, user) => {
      if (!authors.bind(client, user)) return;
      count += 1;
      waiting.push({ stream, client, user });
      const author = authors.authorFor(client);
      if (author !== null) tell(author);
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    count: () => count,
  };
}
