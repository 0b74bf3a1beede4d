import type { Forum } from "../../shared/forum/forum.ts";
import type { HandedIn } from "../../shared/negotiation/handed-in.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { delegationHere } from "../../shared/people/readers.ts";

/** The papers that were handed in, as somebody may read them: their delegation's, or all of them (rule F12). */
export function papersFor({ handedIn }: Pick<Forum, "handedIn">, reader: Participant): readonly HandedIn[] {
  if (mayDo(reader, null, "keepPapers") === null) return handedIn;
  const own = delegationHere(reader, null);
  return own === null ? [] : handedIn.filter(({ delegationId }) => delegationId === own);
}
