import type { UserId } from "../../shared/ids.ts";
import { COSTLY_MESSAGES, PIECE_BYTES } from "../../shared/limits.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";
import { rebaseLateEdits } from "../gate/rebase-late-edits.ts";
import { judge, judgeKey } from "../gate/gate.ts";
import type { CharId } from "../replay/moves.ts";
import { addedByKey } from "../gate/added-bytes.ts";
import { updateOf } from "../gate/usual-key.ts";
import type { Cost } from "./budget.ts";
import type { RoomConnection } from "../broadcast/room-connection.ts";
import type { openBroadcaster } from "../broadcast/broadcaster.ts";
import { openGateViews } from "./gate-view.ts";
import type { RoomAccount } from "./held-accounts.ts";
import type { RoomOptions } from "./room-options.ts";

/** Memory that an update adds, for which it costs as much as one more message: eight pieces of text. */
const BYTES_OF_MESSAGE = 8 * PIECE_BYTES;
/** The cost of a byte of a refused update: a piece takes some 20 bytes of it. */
const REFUSED_COST = 20;

/** Tells if the sender knew of a copy. */
type Knows = (copy: CharId) => boolean;

/** How words of a connection were taken. */
export type TakenEdit = "taken" | "gap" | "held" | { readonly refusal: Refusal; readonly clauseId?: string };

/** Words as they come from a connection: judged, applied, and queued for the next frame, in one go. */
export type Typing = {
  /** Takes a usual key among others in one transaction of the words; false where it is anything else, which changes nothing. */
  readonly takeKey: (connection: RoomConnection, update: Uint8Array) => boolean;
  readonly take: (connection: RoomConnection, update: Uint8Array, knows: Knows) => TakenEdit;
};

export function openTyping(
  options: Parameters<typeof openGateViews>[0] &
    Pick<RoomOptions, "clock" | "disk"> & {
      readonly broadcaster: ReturnType<typeof openBroadcaster>;
      readonly spend: (user: UserId, cost: Cost) => number;
      readonly account: RoomAccount;
    },
): Typing {
  const { work, broadcaster, forum, clock, disk, account } = options;
  const { serverDoc, authors, moves } = options.held;
  const viewFor = openGateViews(options);

  /** An id is kept for good, and all who come are told it: a page needs one, a flood of them is slowed. */
  const spendIds = (user: UserId, count: number): void => {
    if (count > 0) options.spend(user, { messages: COSTLY_MESSAGES * count, bytes: 0 });
  };

  /** Many pieces in one message are much work for the room, so they count as more messages (rule G9). */
  const spendWork = (user: UserId, bytes: number): void => {
    const messages = Math.floor(bytes / BYTES_OF_MESSAGE);
    if (messages > 0) options.spend(user, { messages, bytes: 0 });
  };

  /** Of each connection the first that was held and deletes copied words: no later state tells that from the copying (W20). */
  const heldLate = new WeakMap<RoomConnection, { readonly update: Uint8Array; readonly knows: Knows }>();

  const take: Typing["take"] = (connection, update, knows) => {
    const { user } = connection;
    const actor = forum.participant(user);
    if (actor === null) return refuse("notSignedIn", "You no longer take part in this forum.");
    const judgement = judge(viewFor(actor, knows), update);
    if (judgement.kind === "gap") return "gap";
    if (judgement.kind === "refused") {
      // It was looked at all the same.
      spendWork(user, update.byteLength * REFUSED_COST);
      return judgement;
    }
    // A late edit is written twice: at its original place, and where its text is now.
    const adds = judgement.adds * (judgement.late.length > 0 ? 2 : 1);
    spendWork(user, judgement.adds);
    const full = account.refusal(forum.authorAt(user), adds);
    if (full !== null) return { refusal: full };
    // Text that is here already needs no disk, unless it goes on to where its words are now.
    if (disk.isFull() && (judgement.late.length > 0 || !serverDoc.has(judgement.update))) {
      const deletes = judgement.late.some(({ kind }) => kind === "delete");
      if (deletes && !heldLate.has(connection)) heldLate.set(connection, { update, knows });
      return "held";
    }
    spendIds(user, judgement.newClients.filter((client) => authors.authorOf(client) === null).length);
    const who = { by: user, at: clock.now() };
    const written = serverDoc.apply(judgement.update);
    account.charge(forum.authorAt(user), adds);
    account.eased(written.deleted.length * PIECE_BYTES);
    broadcaster.soon();
    const client = broadcaster.clientOf(connection);
    work.typed(written, { ...who, client, newClients: judgement.newClients });
    if (judgement.late.length > 0) {
      const author = forum.authorAt(user);
      const standIn = authors.serverClientOf(author);
      for (const carried of rebaseLateEdits(judgement.late, { serverDoc, moves, author, standIn })) {
        work.copied(carried, { ...who, copied: carried.copied });
      }
    }
    return "taken";
  };

  return {
    takeKey: (connection, update) => {
      const { user } = connection;
      const actor = forum.participant(user);
      if (actor === null || disk.isFull()) return false;
      const key = judgeKey(
        viewFor(actor, () => false),
        update,
      );
      if (key === null) return false;
      const adds = addedByKey(key);
      // Judged whole, it is told why.
      const author = forum.authorAt(user);
      if (account.refusal(author, adds) !== null) return false;
      spendWork(user, adds);
      account.charge(author, adds);
      if (authors.authorOf(key.client) === null) spendIds(user, 1);
      const written = { update: updateOf(key), deleted: [] };
      serverDoc.applyKey(written.update);
      const client = broadcaster.clientOf(connection);
      work.typed(written, { by: user, at: clock.now(), client, newClients: [key.client] });
      return true;
    },
    take: (connection, update, knows) => {
      const earlier = heldLate.get(connection);
      if (earlier !== undefined && !disk.isFull()) {
        heldLate.delete(connection);
        const taken = take(connection, earlier.update, earlier.knows);
        if (typeof taken !== "string") return taken;
      }
      return take(connection, update, knows);
    },
  };
}
