import { documentOf } from "../../shared/opinion-document.ts";
import type { OpinionDocument } from "../../shared/opinion-document.ts";
import type { Command } from "../../shared/commands.ts";
import { decide } from "../../shared/decide/decide.ts";
import type { Context } from "../../shared/decide/deciding.ts";
import { isRefused } from "../../shared/decide/deciding.ts";
import type { DelegationId, NewId, OpinionId, UserId } from "../../shared/ids.ts";
import type { Act, Entry, HiddenEntry } from "../../shared/minutes.ts";
import type { Opinion } from "../../shared/opinion.ts";
import { findClause } from "../../shared/opinion.ts";
import type { Participant } from "../../shared/participant.ts";
import type { Rules } from "../../shared/permissions.ts";
import { mayType } from "../../shared/permissions.ts";
import type { Author, Deletion, RosterPerson } from "../../shared/protocol.ts";
import { CLOSE } from "../../shared/protocol.ts";
import { record } from "../../shared/record.ts";
import type { Refusal } from "../../shared/refusal.ts";
import { refuse } from "../../shared/refusal.ts";
import type { Edit, Words } from "../../shared/words.ts";
import { openAuthors } from "./authors.ts";
import { carryOver } from "./carry-over.ts";
import type { Clock } from "../clock.ts";
import type { Budget } from "./budget.ts";
import { openBudget } from "./budget.ts";
import { judge } from "./gate.ts";
import { load } from "./load.ts";
import { entryOf, openLog } from "./log.ts";
import { openOutbox } from "./outbox.ts";
import type { Member } from "./member.ts";
import { openMoves } from "./moves.ts";
import type { CharId } from "./moves.ts";
import { openWords } from "./opinion-words.ts";
import type { Written } from "./opinion-words.ts";
import type { CopiedWords, Store } from "../store/store.ts";

/** What a room needs of the forum, as it stands at each moment. */
export type RoomForum = {
  readonly seq: () => number;
  readonly participant: (user: UserId) => Participant | null;
  readonly rules: () => Rules;
  readonly isDelegation: (id: DelegationId) => boolean;
  /** Symbols and names of delegations, lower case. */
  readonly names: () => ReadonlySet<string>;
  /** Name, symbol and office of a person, for those in the room. */
  readonly person: (user: UserId) => Omit<RosterPerson, "client">;
};

export type RoomView = {
  readonly opinion: Opinion;
  readonly words: Words;
  readonly document: OpinionDocument;
  readonly authors: readonly Author[];
  readonly deletions: readonly Deletion[];
  readonly head: string;
};

export type Answered = { readonly entries: readonly Entry[] } | { readonly refusal: Refusal };

/** How words of a member were taken. */
export type Taken = "taken" | "gap" | "held" | { readonly refusal: Refusal; readonly clauseId?: string };

/** One Opinion: the only writer of its words and minutes. Everything passes through here one by one. */
export type Room = {
  readonly id: OpinionId;
  readonly join: (member: Member) => void;
  readonly leave: (member: Member) => void;
  /** Judges, applies and queues an update; synchronous. */
  readonly takeWords: (member: Member, update: Uint8Array, knows: (copy: CharId) => boolean) => Taken;
  readonly takeAwareness: (member: Member, update: Uint8Array) => void;
  readonly sendState: (member: Member, stateVector: Uint8Array) => void;
  readonly askForState: (member: Member) => void;
  readonly command: (user: UserId, command: Command) => Promise<Answered>;
  /** Answered on the member's socket, in order with its words. */
  readonly commandFrom: (member: Member, asked: { readonly n: number; readonly command: Command }) => void;
  readonly answer: (member: Member, answer: { readonly n: number; readonly refusal: Refusal }) => void;
  /** As it is now, everything in it on disk. */
  readonly view: () => Promise<RoomView>;
  readonly minutes: (after: number, limit: number) => Promise<readonly (Entry | HiddenEntry)[]>;
  /** Closes the sockets of people who no longer take part. */
  readonly checkMembers: () => void;
  /** Closes the sockets of a sign-in that has ended. */
  readonly closeSession: (session: string) => void;
  readonly members: () => number;
  /** Spends of what a person may send to this room. */
  readonly spend: Budget["spend"];
  /** A bug while words were taken: what is in memory may be half of it, so the room closes and loads again. */
  readonly fail: (error: unknown) => void;
  readonly close: () => Promise<void>;
};

export type RoomOptions = {
  readonly id: OpinionId;
  readonly store: Store;
  readonly forum: RoomForum;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Called once when an append failed: the room is of no more use. */
  readonly failed: (error: unknown) => void;
};

export async function openRoom(options: RoomOptions): Promise<Room | null> {
  const { id, store, forum, clock, newId } = options;
  const sheet = openWords();
  const authors = openAuthors((user) => {
    const person = forum.person(user);
    return { delegationId: person.delegationId, office: person.delegationId === null ? person.role : null };
  });

  const budget = openBudget();
  const moves = openMoves();
  const loaded = await load(store, id, {
    onWords: (row) => {
      authors.load(row);
      moves.add(row.copied?.moved ?? []);
    },
    apply: sheet.load,
  });
  if (loaded.opinion === null) return null;
  let opinion: Opinion = loaded.opinion;
  const log = openLog(id, loaded.position);
  const outbox = openOutbox({
    doc: sheet.doc,
    append: store.append,
    takeRows: log.take,
    person: forum.person,
    failed: options.failed,
  });

  const context = (actor: Participant): Context => ({
    actor,
    at: clock.now(),
    newId,
    rules: forum.rules(),
    isDelegation: forum.isDelegation,
    standInOf: authors.standInOf,
    authorOf: authors.authorOf,
    nextClock: sheet.nextClock,
  });

  /** Entries of one decision into log, record and frame. */
  const enter = (acts: readonly Act[], { by, at }: { by: UserId; at: number }): readonly Entry[] =>
    acts.map((act) => {
      const body = { ...act, by, forumSeq: forum.seq() };
      const entry: Entry = { ...body, at, ...log.entry({ at, by, body, readers: { kind: "all" } }) };
      opinion = record(opinion, entry);
      return entry;
    });

  const writeEdits = (
    edits: readonly Edit[],
    acts: readonly Act[],
    { by, at }: { by: UserId; at: number },
  ): void => {
    if (edits.length === 0) return;
    const written = sheet.write(edits);
    if (written.update === null) return;
    const copied = copiedWords(edits, acts, authors.standIns());
    moves.add(copied.moved);
    enterCopied(written, { by, at, copied });
  };

  const enterCopied = (
    written: Written,
    { by, at, copied }: { by: UserId; at: number; copied: CopiedWords },
  ): void => {
    if (written.update === null) return;
    log.words({ at, by, client: null, update: written.update, copied });
    outbox.addWords(written.update, {
      deletions: authors.noteDeleted(by, written.deleted),
      authors: copied.standIns.flatMap(([client]) => authors.authorFor(client) ?? []),
    });
  };

  const enterTyped = (
    { update, deleted }: Written,
    { member, newClients }: { member: Member; newClients: readonly number[] },
  ): void => {
    if (update === null) return;
    const fresh = newClients.filter((client) => authors.bind(client, member.user));
    log.words({ at: clock.now(), by: member.user, client: outbox.clientOf(member), update, copied: null });
    outbox.addWords(update, {
      deletions: authors.noteDeleted(member.user, deleted),
      authors: fresh.flatMap((client) => authors.authorFor(client) ?? []),
    });
  };

  const command = (user: UserId, asked: Command): Answered => {
    const actor = forum.participant(user);
    if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
    const given = context(actor);
    const decided = decide(opinion, sheet.words(), { command: asked, context: given });
    if (isRefused(decided)) return decided;
    const who = { by: user, at: given.at };
    writeEdits(decided.edits, decided.acts, who);
    const entries = enter(decided.acts, who);
    outbox.addEntries(entries);
    return { entries };
  };

  const commandOrFail: typeof command = (user, asked) => {
    try {
      return command(user, asked);
    } catch (error) {
      outbox.fail(error);
      throw error;
    }
  };

  return {
    id,
    join: (member) => {
      // Dismissed between the handshake and here: no list of members held this one yet.
      if (forum.participant(member.user) === null) member.close(CLOSE.signedOut, "you no longer take part");
      else outbox.join(member);
    },
    leave: (member) => outbox.leave(member),
    takeWords: (member, update, knows) => {
      const actor = forum.participant(member.user);
      if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
      const rules = forum.rules();
      const judgement = judge(
        {
          doc: sheet.doc,
          clauseOf: sheet.clauseOf,
          mayType: (clause) =>
            mayType({ actor, opinion, clause: findClause(opinion, clause) ?? null, rules }),
          ownsClient: (client) => authors.mayUse(client, member.user),
          moves,
          knows,
          isRemoved: (clause) => findClause(opinion, clause)?.removed !== null,
        },
        update,
      );
      if (judgement.kind === "gap") return "gap";
      if (judgement.kind === "refused") return judgement;
      const written = sheet.apply(judgement.update);
      outbox.acknowledgeSoon();
      enterTyped(written, { member, newClients: judgement.newClients });
      if (judgement.late.length > 0) {
        const standIn = authors.standInOf(member.user);
        for (const carried of carryOver(judgement.late, { sheet, moves, user: member.user, standIn })) {
          enterCopied(carried, { by: member.user, at: clock.now(), copied: carried.copied });
        }
      }
      return "taken";
    },
    takeAwareness: (member, update) =>
      outbox.takeAwareness(member, update, {
        mayUse: (client) => authors.mayUse(client, member.user),
        bind: (client) => {
          if (authors.bind(client, member.user)) {
            const author = authors.authorFor(client);
            if (author !== null) outbox.addAuthors([author]);
          }
        },
      }),
    sendState: (member, stateVector) => outbox.sendState(member, stateVector),
    askForState: (member) => outbox.askForState(member),
    command: async (user, asked) => {
      const answered = commandOrFail(user, asked);
      if ("entries" in answered) await outbox.committed();
      return answered;
    },
    commandFrom: (member, { n, command: asked }) =>
      outbox.answer(member, { n, ...commandOrFail(member.user, asked) }),
    answer: (member, answer) => outbox.answer(member, answer),
    view: async () => {
      await outbox.committed();
      const words = sheet.words();
      const head = log.position().heads.minutes;
      return {
        opinion,
        words,
        document: documentOf(opinion, words, { names: forum.names(), head }),
        authors: authors.authors(),
        deletions: authors.deletionsFor(opinion.clauses),
        head,
      };
    },
    minutes: async (after, limit) => {
      await outbox.committed();
      return (await store.read(id, after, { limit, kind: "minutes" })).map((row) => entryOf<Entry>(row));
    },
    closeSession: (session) => outbox.closeMembers((member) => member.session === session),
    checkMembers: () => outbox.closeMembers((member) => forum.participant(member.user) === null),
    members: () => outbox.members(),
    spend: budget.spend,
    fail: outbox.fail,
    close: () => outbox.close(),
  };
}

/** Whose stand-ins the edits used, and the map from the old characters to the new: kept in the row for good. */
function copiedWords(
  edits: readonly Edit[],
  acts: readonly Act[],
  standIns: ReadonlyMap<number, UserId>,
): CopiedWords {
  const used = new Map<number, UserId>();
  for (const edit of edits) {
    if (edit.kind === "delete") continue;
    for (const run of edit.runs) {
      const user = standIns.get(run.client);
      if (user !== undefined) used.set(run.client, user);
    }
  }
  const moved = acts.flatMap((act) =>
    act.type === "clauseSplit" || act.type === "clausesJoined" ? act.moved : [],
  );
  return { standIns: [...used], moved: moved.map(({ from, to }) => ({ from: [...from], to: [...to] })) };
}
