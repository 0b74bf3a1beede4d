import type { Command } from "../../shared/commands/commands.ts";
import { decide } from "../../shared/decide/decide.ts";
import { type Context, type Decided, isRefused } from "../../shared/decide/decision-context.ts";
import type { UserId } from "../../shared/ids.ts";
import { VERSION_RUNS_MAX } from "../../shared/limits.ts";
import { opinionFor } from "../../shared/events/negotiation-for.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { mayDo, mayWorkAtDesk, type Rules } from "../../shared/people/permissions.ts";
import type { Receipt } from "../../shared/negotiation/receipt.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import type { Authors } from "../replay/authors.ts";
import { runsIn, type Version } from "../history/versions.ts";
import { isVersion } from "../history/past.ts";
import type { DoneActs } from "./done-acts.ts";
import { rowsComposed } from "./composing.ts";
import { othersNamed } from "./neighbours.ts";
import { singles } from "./drafts.ts";
import type { ServerDoc } from "../replay/server-doc.ts";
import type { RoomOptions } from "./room-options.ts";

const NOT_TOLD = refuse(
  "notTold",
  "Something that you cannot see blocks this. Ask the facilitator of the group.",
);

/** Earlier states whose words are at hand. */
const STATES_HELD = 8;

const isTooMuch = (then: ReadonlyMap<number, Version>): boolean => {
  let runs = 0;
  for (const version of then.values()) runs += runsIn(version);
  return then.size > STATES_HELD || (then.size > 1 && runs > VERSION_RUNS_MAX);
};

/** The states whose words a command restores. */
const statesNamed = (asked: Command): readonly number[] => [
  ...new Set(singles(asked).flatMap((one) => (one.type === "restoreWords" ? [one.seq] : []))),
];

/** Files that a command says were sent before. */
const filesNamed = (asked: Command): readonly string[] =>
  singles(asked).flatMap((one) => (one.type === "keepLanguageVersion" ? [one.sha256] : []));

const NOT_SENT = refuse("noSuchFile", "This file was not sent here: send it again.").refusal;

/** Decides the commands to one room, on its whole record. Writes nothing. */
export type CommandHandler = {
  /** `received`: on the word of a file that came in earlier, while its windows were open (rule X7). */
  readonly decide: (
    actor: Participant,
    asked: Command,
    when: { readonly at: number; readonly received?: Receipt | undefined },
  ) => Decided;
  /**
   * Brings what a command needs beside this room, and prepares slow parts between the others' typing; null where it needs
   * nothing, and keeps its place among the typing. Resolves a refusal where somebody may not see what they name.
   */
  readonly before: (user: UserId, asked: Command) => Promise<Refusal | null> | null;
  /** The record as this reader may have it; null: as all may. */
  readonly seenBy: (reader: Participant | null) => Opinion;
};

export function openCommandHandler(
  options: Pick<RoomOptions, "forum" | "newId" | "serials" | "drafts" | "neighbours"> & {
    readonly opinion: () => Opinion;
    readonly away: NonNullable<Context["away"]>;
    readonly serverDoc: ServerDoc;
    readonly authors: Authors;
    /** An act of the last seconds, by the place of its first entry. */
    readonly doneAct: DoneActs["find"];
    /** A state of this Opinion as somebody may see it. */
    readonly visit: (reader: Participant, seq: number) => Promise<Version | Refusal>;
    /** Tells if a file with this SHA-256 was sent. */
    readonly hasFile: (sha256: string) => Promise<boolean>;
  },
): CommandHandler {
  const { opinion, serverDoc, authors, forum } = options;
  /** Words of earlier states, for the commands that were brought them. */
  const then = new Map<number, Version>();

  const context = (
    actor: Participant,
    { at, received }: { readonly at: number; readonly received?: Receipt | undefined },
  ): Context => ({
    actor,
    at,
    ...(received === undefined ? {} : { received }),
    newId: options.newId,
    rules: received === undefined ? forum.rules(opinion(), at) : eitherOpen(received.at, at),
    rulesAt: (then) => forum.rules(opinion(), then),
    meeting: () => forum.meetingName(opinion().groupId),
    meetingId: () => forum.meetingId(opinion().groupId),
    away: options.away,
    isDelegation: forum.isDelegation,
    isPresent: forum.isPresent,
    delegations: forum.delegations,
    symbolOf: forum.symbolOf,
    contributionOf: forum.contributionOf,
    names: forum.names(),
    categoryOf: forum.categoryOf,
    nextSerial: options.serials.next,
    draftRuns: options.drafts.textOf,
    neighbour: options.neighbours.of,
    wordsThen: (id, seq) => then.get(seq)?.words.get(id) ?? null,
    personAt: (user, forumSeq) =>
      forumSeq === undefined ? forum.participant(user) : forum.personAt(user, forumSeq),
    authorAt: forum.authorAt,
    serverClientOf: authors.serverClientOf,
    authorOf: authors.authorOf,
    doneAct: options.doneAct,
    nextClock: serverDoc.nextClock,
  });

  /** A file counts if it was received while a window was open, or is confirmed while it is (rule X7). */
  const eitherOpen = (then: number, now: number): Rules => {
    const [earlier, present] = [forum.rules(opinion(), then), forum.rules(opinion(), now)];
    return {
      ...present,
      textOpen: earlier.textOpen || present.textOpen,
      commentsOpen: earlier.commentsOpen || present.commentsOpen,
    };
  };

  const seenBy = (participant: Participant | null): Opinion => opinionFor(opinion(), participant);

  const worksAtDesk = (user: UserId): boolean => {
    const actor = forum.participant(user);
    return actor !== null && mayWorkAtDesk(actor) === null;
  };

  const bringStates = async (user: UserId, seqs: readonly number[]): Promise<Refusal | null> => {
    const reader = forum.participant(user);
    if (reader === null) return null;
    for (const seq of seqs) {
      const seen = await options.visit(reader, seq);
      if (!isVersion(seen)) return seen;
      then.delete(seq);
      then.set(seq, seen);
      for (const oldest of then.keys()) if (isTooMuch(then)) then.delete(oldest);
    }
    return null;
  };

  /** Asked for those alone who may keep one: to others it says nothing of which files are here. */
  const missingFile = async (user: UserId, files: readonly string[]): Promise<Refusal | null> => {
    const actor = forum.participant(user);
    if (actor === null || mayDo(actor, opinion().groupId, "keepTranslation") !== null) return null;
    for (const file of files) if (!(await options.hasFile(file))) return NOT_SENT;
    return null;
  };

  return {
    seenBy,
    before: (user, asked) => {
      const [others, seqs, files] = [othersNamed(asked, options), statesNamed(asked), filesNamed(asked)];
      const composed = worksAtDesk(user) ? rowsComposed(asked, opinion()) : null;
      if (others === null && composed === null && seqs.length + files.length === 0) return null;
      return Promise.all([others, composed]).then(
        async () => (await missingFile(user, files)) ?? bringStates(user, seqs),
      );
    },
    decide: (actor, asked, when) => {
      const given = { command: asked, context: context(actor, when) };
      const decided = decide(opinion(), serverDoc.words(), given);
      if (!isRefused(decided)) return decided;
      // A refusal tells nothing that the asker may not read: it is decided again on what the asker has (rule Q7).
      const seen = seenBy(actor);
      if (seen === opinion()) return decided;
      const known = decide(seen, serverDoc.words(), given);
      return isRefused(known) ? known : NOT_TOLD;
    },
  };
}
