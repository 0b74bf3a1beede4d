import type { Command } from "../../shared/commands.ts";
import { decide } from "../../shared/decide/decide.ts";
import type { Context, Decided } from "../../shared/decide/deciding.ts";
import { isRefused } from "../../shared/decide/deciding.ts";
import type { NewId } from "../../shared/ids.ts";
import { opinionFor } from "../../shared/negotiation/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion.ts";
import type { Participant } from "../../shared/participant.ts";
import { refuse } from "../../shared/refusal.ts";
import type { Authors } from "./authors.ts";
import type { Drafts } from "./drafts.ts";
import type { Neighbours } from "./neighbours.ts";
import type { OpinionWords } from "./opinion-words.ts";
import type { RoomForum } from "./room-forum.ts";
import type { Serials } from "./serials.ts";

const NOT_TOLD = refuse(
  "notTold",
  "Something that was not told to you stands in the way: ask who leads the group.",
);

/** Decides what is asked of one room, on its whole record. Writes nothing. */
export type Asking = {
  readonly decide: (actor: Participant, asked: Command, at: number) => Decided;
  /** The record as this reader may have it; null: as all may. */
  readonly seenBy: (reader: Participant | null) => Opinion;
};

export function openAsking(options: {
  readonly opinion: () => Opinion;
  readonly sheet: OpinionWords;
  readonly authors: Authors;
  readonly forum: RoomForum;
  readonly newId: NewId;
  readonly serials: Serials;
  readonly drafts: Drafts;
  readonly neighbours: Neighbours;
}): Asking {
  const { opinion, sheet, authors, forum } = options;

  const context = (actor: Participant, at: number): Context => ({
    actor,
    at,
    newId: options.newId,
    rules: forum.rules(opinion()),
    isDelegation: forum.isDelegation,
    delegations: forum.delegations,
    symbolOf: forum.symbolOf,
    contributionOf: forum.contributionOf,
    names: forum.names(),
    categoryOf: forum.categoryOf,
    nextSerial: options.serials.next,
    draftRuns: options.drafts.textOf,
    neighbour: options.neighbours.of,
    delegationOf: (person) => forum.participant(person)?.delegationId ?? null,
    standInOf: authors.standInOf,
    authorOf: authors.authorOf,
    nextClock: sheet.nextClock,
  });

  const seenBy = (participant: Participant | null): Opinion =>
    opinionFor(opinion(), {
      participant,
      delegationOf: (user) => forum.participant(user)?.delegationId ?? null,
    });

  return {
    seenBy,
    decide: (actor, asked, at) => {
      const given = { command: asked, context: context(actor, at) };
      const decided = decide(opinion(), sheet.words(), given);
      if (!isRefused(decided)) return decided;
      // A refusal tells nothing that the asker may not read: it is decided again on what the asker has (rule Q7).
      const seen = seenBy(actor);
      if (seen === opinion()) return decided;
      const known = decide(seen, sheet.words(), given);
      return isRefused(known) ? known : NOT_TOLD;
    },
  };
}
