import { delegationId, userId } from "../ids.ts";
import type { Participant } from "../people/participant.ts";
import { applyForumEvent } from "../forum/apply-forum-event.ts";
import { decideForum } from "../forum/forum-decide.ts";
import type { Forum, ForumEvent } from "../forum/forum.ts";
import { wtpf26 } from "./wtpf-26.ts";

/** The context of commands in tests: ids count up from 1. */
export function peopleContext(actor: Participant | null = null): Parameters<typeof decideForum>[2] {
  let ids = 0;
  return { actor, newId: () => `01${String(++ids).padStart(24, "0")}`, preset: wtpf26, at: 1_000 };
}

/** A forum of these delegations and people. */
export function forumOf(symbols: readonly string[], persons: readonly Participant[]): Forum {
  const events: readonly ForumEvent[] = [
    { type: "forumOpened", preset: "wtpf-26", sample: false, facts: wtpf26 },
    ...symbols.map((symbol): ForumEvent => ({
      type: "delegationAdmitted",
      delegation: {
        id: delegationId(symbol),
        symbol,
        name: { en: `Delegation ${symbol}` },
        category: "memberState",
      },
    })),
    ...persons.map((participant): ForumEvent => ({
      type: "participantAdmitted",
      participant,
    })),
  ];
  return events.reduce<Forum | null>(
    (forum, event, n) => applyForumEvent(forum, { ...event, seq: n + 1, at: n, by: userId("server") }),
    null,
  )!;
}

/** A delegate of AAA, or as the rest says. */
export const personOf = (id: string, more: Partial<Participant> = {}): Participant => ({
  id: userId(id),
  role: "delegate",
  category: "memberState",
  delegationId: delegationId("AAA"),
  leads: [],
  head: false,
  ...more,
});
