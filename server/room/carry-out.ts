import type { Words } from "../../shared/clause/words.ts";
import { type ActState, isRefused } from "../../shared/decide/decision-context.ts";
import type { Entry } from "../../shared/events/event.ts";
import { type AuthorId, opinionId } from "../../shared/ids.ts";
import type { DraftOf } from "../../shared/negotiation/draft.ts";
import { mayRead, readersIn } from "../../shared/people/readers.ts";
import { refuse } from "../../shared/refusal.ts";
import { addedByDecision, addedByDrafts } from "../replay/held-work.ts";
import { READ_ONLY } from "../store/read-only.ts";
import type { CommandHandler } from "./command-handler.ts";
import type { CarryOut } from "./commanding.ts";
import type { AuthoredText } from "./drafts.ts";
import type { DoneActs } from "./done-acts.ts";
import { draftsBegun } from "./found-draft.ts";
import type { RoomAccount } from "./held-accounts.ts";
import type { UnitOfWork } from "./unit-of-work.ts";
import type { RoomOptions } from "./room-options.ts";
import type { RoomRows } from "./rows.ts";

/** Decides a command on the room as it stands, and writes its events and edits. */
export function openCarryOut(
  options: Pick<RoomOptions, "forum" | "clock" | "newId" | "disk" | "accounts"> & {
    readonly draftOf: DraftOf | null;
    /** Carries out all that came before the command. */
    readonly before: () => void;
    readonly handler: CommandHandler;
    readonly work: UnitOfWork;
    readonly account: RoomAccount;
    readonly rows: RoomRows;
    /** The text of a clause or a draft, with its authors. */
    readonly authored: (root: string, otherwise: AuthorId) => readonly AuthoredText[];
    readonly words: () => Words;
    readonly doneActs: DoneActs;
    readonly tell: (entries: readonly Entry[]) => void;
  },
): CarryOut {
  const { forum, clock, newId, disk, accounts, draftOf, handler, work, account, rows } = options;
  const state = (): ActState => ({ opinion: work.opinion(), words: options.words() });
  return (user, asked, { received, id: named = null } = {}) => {
    options.before();
    const actor = forum.participant(user);
    if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
    if (disk.isFull()) return { refusal: READ_ONLY };
    if (draftOf !== null) return refuse("unknownCommand", "A draft is typed in; its Opinion is asked.");
    const who = { by: user, at: clock.now() };
    const author = forum.authorAt(user);
    const decided = handler.decide(actor, asked, { at: who.at, received });
    if (isRefused(decided)) return decided;
    const begun = draftsBegun(decided.events, {
      ...who,
      author,
      asked,
      opinion: work.opinion(),
      wordsOf: (base) => options.authored(base, author),
      newId,
      forumSeq: forum.seq(),
    });
    const adds = addedByDecision(decided);
    const inDrafts = addedByDrafts(begun);
    const full = account.refusal(
      author,
      [...inDrafts.values()].reduce((sum, bytes) => sum + bytes, adds),
    );
    if (full !== null) return { refusal: full };
    account.charge(author, adds);
    for (const [draft, bytes] of inDrafts)
      accounts.know(opinionId(draft), { bytes, byPerson: new Map([[author, bytes]]) });
    rows.found(begun);
    const before = state();
    work.write(decided.edits, decided.events, who);
    const entries = work.enter(decided.events, { ...who, command: named });
    options.doneActs.add(entries, { by: author, at: who.at, before, after: state() });
    options.tell(entries);
    if (entries.some(({ type }) => type === "consolidated")) rows.keepCheckpoint();
    // An act may begin what its own author does not read: a small group's draft.
    const { groupId } = work.opinion();
    return { entries: entries.filter((one) => mayRead(readersIn(one), actor, groupId)) };
  };
}
