import type { ClauseId, OpinionId, UserId } from "../../shared/ids.ts";
import { ask } from "../forum/ask.ts";
import { askFate } from "../forum/ask-fate.ts";
import { thisDevice } from "../offline-store/device.ts";
import type { StoredFor } from "../offline-store/stored-for.ts";
import { openLivingTab } from "../offline-store/living-tab.ts";
import { openRefusedStore } from "../offline-store/refused-store.ts";
import { afterFirst } from "../ui/comes-first.ts";
import { fetchAgain } from "../ui/fetch-again.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import { type Copy, openCopy } from "./copy.ts";
import { openEarlierChanges } from "./earlier-changes.ts";
import { openFollowedRecord } from "./followed-record.ts";
import { openRoomFacts } from "./forum-facts.ts";
import { openRejectedDocuments } from "./rejected-documents.ts";
import { openRestorer } from "./restorer.ts";
import type { OpinionAnswer, RoomRecord } from "./room-record.ts";
import { openRoomCommands } from "./room-commands.ts";
import { openRoomLife } from "./room-life.ts";
import { openRoomSnapshots } from "./room-snapshots.ts";
import type { PageRoom, RoomSnapshot } from "./room.ts";
import { openSheetDocument } from "./sheet-document.ts";
import { openShownDocument } from "./shown-document.ts";
import { openStay, type Stay, type StayEvents, type StayOptions } from "./stay.ts";

/** The room looks this often for tabs that died with unsent text. */
const DEAD_TABS_MS = 5_000;

/** `rooms`: of an Opinion, or of a draft of the own delegation. */
export function enterRoom(id: OpinionId, me: UserId, rooms: RoomAddress["rooms"] = "opinions"): PageRoom {
  const at: RoomAddress = { rooms, id };
  const kept: StoredFor = { opinion: id, person: me };
  const leaving = new AbortController();
  const { signal } = leaving;
  const { store, talk } = thisDevice();
  const tab = openLivingTab(talk);
  // Nothing below is drawn before the view is open: until then these are only handed on.
  const show = { refresh: () => view.refresh(), later: () => view.later() };
  const stay = (): Stay | null => life.now().stay;

  const record = openFollowedRecord(id);
  const opinion = () => record.now().opinion;
  const facts = openRoomFacts(id, opinion);
  const refused = openRefusedStore({ store, talk, kept, onChange: show.later });
  const rejected = openRejectedDocuments();
  const earlier = openEarlierChanges({ store, tab, kept, refused });
  const shown = openShownDocument(stay, rejected);
  const labelOf = (clause: ClauseId): string =>
    view.snapshot().document.clauses.find((one) => one.id === clause)?.number ?? "";
  const restorer = openRestorer({ rejected, earlier, refused, facts, labelOf, onShown: show.refresh });
  const stayFrom = (answer: OpinionAnswer, on: StayOptions["on"]): Stay =>
    openStay(answer, { at, signal, record, restorer, commands, view: show, openCopy: copyOf, on });
  const life = openRoomLife({ at, signal, record, facts, earlier, view: show, openStay: stayFrom });

  const documentOf = openSheetDocument();
  const countUnsaved = (): number => rejected.unsaved() + (stay()?.copy().unsaved.count() ?? 0);
  const view = openRoomSnapshots({
    build: (): Omit<RoomSnapshot, "saving"> => {
      const words = shown.words();
      const { head } = record.now();
      return {
        ...recordParts(record.now()),
        status: life.now().status,
        synced: stay()?.isComplete() ?? false,
        unsaved: countUnsaved(),
        kept: earlier.waiting(),
        added: earlier.added(),
        keptAt: stay()?.keptAt() ?? null,
        keepsNothing: store.trouble(),
        transport: stay()?.copy().connection.transport() ?? "socket",
        words,
        document: documentOf(opinion(), words, { names: facts.names(), head }),
        lost: refused.words(),
      };
    },
    countUnsaved,
    losesRefused: () => store.trouble() !== null && refused.words().length > 0,
    onGone: () => stay()?.copy().keeping.flush(),
  });
  const commands = openRoomCommands({
    me,
    transmit: (outgoing) => stay()?.copy().connection.sendCommand(outgoing) === true,
    withdraw: (command) => askFate(command, "DELETE", { ask, signal }),
    isCurrent: record.isCurrent,
    connection: () => {
      const { status } = life.now();
      if (status === "offline") return navigator.onLine ? "connecting" : "none";
      return status === "live" ? "live" : "none";
    },
    subscribe: view.subscribe,
    opinion,
  });

  const copyOf = (generation: string, events: StayEvents): Copy =>
    openCopy({
      at,
      generation,
      kept,
      tab: tab.id,
      store,
      labelOf,
      onWords: view.later,
      onUnsaved: view.tellUnsaved,
      events: {
        ...events,
        onAcknowledged: () => {
          if (countUnsaved() === 0) restorer.allSaved();
          view.tellUnsaved();
        },
      },
    });

  const stopListening = talk.listen((said) => {
    if (said.kind !== "dropped" || (said.person ?? me) !== me) return;
    // Unsaved text goes too: the next person who signs in at this browser must not send it.
    rejected.drop();
    stay()?.copy().keeping.stop();
    commands.giveUp();
    life.signOut();
  });
  const takeUpDead = async (): Promise<void> => {
    const before = earlier.added();
    await stay()?.takeUpDead();
    if (earlier.added() > before) view.later();
  };
  const lookForDead = setInterval(() => void takeUpDead(), DEAD_TABS_MS);
  void life.enter();
  const keep = async (): Promise<void> => {
    await afterFirst();
    const { keepRoom } = await fetchAgain(() => import("./keep-room.ts"));
    if (signal.aborted) return;
    keepRoom({
      at,
      person: me,
      signal,
      record: record.now,
      isCurrent: record.isCurrent,
      copy: () => stay()?.copy() ?? null,
    });
  };
  void keep();

  return {
    me,
    doc: shown.doc,
    awareness: shown.awareness,
    snapshot: view.snapshot,
    subscribe: view.subscribe,
    send: commands.send,
    settled: commands.settled,
    onPerformed: commands.onPerformed,
    sayShown: (callSeq) => stay()?.copy().connection.sendShown(callSeq),
    discardLost: refused.discard,
    comeBack: life.comeBack,
    close: () => {
      leaving.abort();
      clearInterval(lookForDead);
      view.close();
      stopListening();
      commands.giveUp();
      stay()?.end();
      stay()?.copy().doc.destroy();
      refused.close();
      tab.leave();
      shown.close();
    },
  };
}

const recordParts = ({
  opinion,
  entries,
  people,
  authors,
  deletions,
  readOnly,
  windows,
  callShown,
}: RoomRecord): Pick<RoomSnapshot, keyof RoomSnapshot & keyof RoomRecord> => ({
  opinion,
  entries,
  people,
  authors,
  deletions,
  readOnly,
  windows,
  callShown,
});
