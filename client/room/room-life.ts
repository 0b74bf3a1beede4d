import { afterFirst } from "../ui/comes-first.ts";
import type { RoomAddress } from "../wire/room-address.ts";
import { CLOSED_AS, type ClosedStatus, notReadAs } from "./closed-as.ts";
import type { EarlierChanges } from "./earlier-changes.ts";
import type { FollowedRecord } from "./followed-record.ts";
import type { RoomFacts } from "./forum-facts.ts";
import { readEvents, readOpinion } from "./read-record.ts";
import type { OpinionAnswer } from "./room-record.ts";
import type { RoomSnapshots } from "./room-snapshots.ts";
import { READ_AGAIN_MS, type Stay, type StayOptions } from "./stay.ts";

/** An Opinion that is closed for repair is looked for again after this. */
const REPAIR_MS = 15_000;
/** After the first paint the words are shown as live for this long while the socket opens. */
const FIRST_SOCKET_MS = 3_000;
const EARLIER_ENTRIES = 200;

/** A room on the page. */
export type Life =
  /** Open: a lost connection comes back by itself. */
  | { readonly status: "live" | "offline"; readonly stay: Stay }
  /** Not entered yet, or closed by the server. The document of the last stay can still be shown. */
  | { readonly status: ClosedStatus; readonly stay: Stay | null };

export type RoomLife = {
  readonly now: () => Life;
  readonly enter: () => Promise<void>;
  /** Enters again where the Opinion was closed for repair, or had too many pages open. */
  readonly comeBack: () => void;
  /** The person signed out of this browser. */
  readonly signOut: () => void;
};

type Options = {
  readonly at: RoomAddress;
  readonly signal: AbortSignal;
  readonly record: FollowedRecord;
  readonly facts: RoomFacts;
  readonly earlier: EarlierChanges;
  readonly view: Pick<RoomSnapshots, "refresh" | "later">;
  readonly openStay: (answer: OpinionAnswer, events: StayOptions["on"]) => Stay;
};

/** Reads the Opinion, opens a stay with the answer, and follows it until the server closes it. */
export function openRoomLife({ at, signal, record, facts, earlier, view, openStay }: Options): RoomLife {
  let life: Life = { status: "loading", stay: null };

  const goOffline = (): void => {
    if (life.status === "live") life = { ...life, status: "offline" };
  };

  const close = (status: ClosedStatus): void => {
    life = { status, stay: life.stay };
    if (status === "loading") setTimeout(() => void enter(), READ_AGAIN_MS);
    if (status === "quarantined") setTimeout(comeBack, REPAIR_MS);
    view.refresh();
  };

  const comeBack = (): void => {
    if (signal.aborted || (life.status !== "quarantined" && life.status !== "crowded")) return;
    void enter();
  };

  const open = (answer: OpinionAnswer): void => {
    record.begin(answer);
    const stay = openStay(answer, {
      live: () => {
        life = { status: "live", stay };
      },
      offline: goOffline,
      closed: (code) => close(CLOSED_AS[code] ?? "reload"),
    });
    life = { status: answer.kept === undefined ? "live" : "offline", stay };
    setTimeout(() => {
      const hasSynced = life.stay?.firstWords() === null && life.stay.keptAt() === null;
      if (!hasSynced) goOffline();
      view.later();
    }, FIRST_SOCKET_MS);
    view.refresh();
  };

  const enter = async (): Promise<void> => {
    const [answer] = await Promise.all([readOpinion(at, signal), facts.read({ recent: true })]);
    if (signal.aborted) return;
    if ("status" in answer) return close(notReadAs(answer));
    open(answer);
    await Promise.all([earlier.count(), afterFirst()]);
    // Text that was typed without network stands there again.
    if (answer.kept !== undefined) await life.stay?.takeUpDead();
    view.later();
    const after = Math.max(record.now().seq - EARLIER_ENTRIES, 0);
    const entries = await readEvents(at, after, signal);
    if (signal.aborted || "status" in entries) return;
    record.addEarlier(entries);
    view.later();
  };

  return {
    now: () => life,
    enter,
    comeBack,
    signOut: () => {
      life.stay?.end();
      earlier.forget();
      life = { status: "signedOut", stay: null };
      view.refresh();
    },
  };
}
