import { mayHaveToAsk, objectorsToAsk } from "../../shared/standing/objections.ts";
import { openSilences } from "../../shared/negotiation/silence.ts";
import { silencesAt } from "../../shared/standing/silences-at.ts";
import type { DraftOf } from "../../shared/negotiation/draft.ts";
import type { Clock } from "../time/clock.ts";
import type { DiskWatch } from "../store/disk-watch.ts";
import type { openOutbox } from "../broadcast/outbox.ts";
import type { Journal } from "./journal.ts";
import { openMeetingEnds } from "./meeting-ends.ts";
import type { OpinionWords } from "../replay/opinion-words.ts";
import type { RoomForum } from "./room-forum.ts";
import { SERVER_USER } from "./server-user.ts";

/** What happened beside a room, written down before whatever it takes next: closing instants that passed, meetings that ended. */
export type Notices = {
  /** Whether silences are to be looked at before and after words (rule I3). */
  readonly areSilencesOpen: () => boolean;
  /** Whether meetings are to be looked at before what comes now (rule T18). */
  readonly areMeetingsDue: () => boolean;
  readonly take: () => void;
  /** Silences alone: after words, too, which may be what one is about. */
  readonly takeSilences: () => void;
  /** Asks delegations whose objection was to other words than the present ones (rule C34): after the words of a frame. */
  readonly takeObjections: () => void;
};

export function openNotices(options: {
  readonly draftOf: DraftOf | null;
  readonly journal: Journal;
  readonly sheet: OpinionWords;
  readonly forum: RoomForum;
  readonly clock: Clock;
  readonly disk: DiskWatch;
  readonly tell: ReturnType<typeof openOutbox>["addEntries"];
}): Notices {
  const { draftOf, journal, sheet, forum, clock, disk, tell } = options;
  const meetings = draftOf === null ? openMeetingEnds({ forum, journal, clock, disk, tell }) : null;
  const areSilencesOpen = (): boolean => openSilences(journal.opinion()).length > 0;

  const takeSilences = (): void => {
    if (disk.isFull() || !areSilencesOpen()) return;
    const at = clock.now();
    const acts = silencesAt(journal.opinion(), sheet.words(), at);
    if (acts.length > 0) tell(journal.enter(acts, { by: SERVER_USER, at }));
  };

  const takeObjections = (): void => {
    if (disk.isFull() || !mayHaveToAsk(journal.opinion())) return;
    const acts = objectorsToAsk(journal.opinion(), sheet.words()).map(
      (one) => ({ type: "objectorAsked", ...one }) as const,
    );
    if (acts.length > 0) tell(journal.enter(acts, { by: SERVER_USER, at: clock.now() }));
  };

  return {
    areSilencesOpen,
    areMeetingsDue: () => meetings?.isDue() === true,
    take: () => {
      meetings?.notice();
      takeSilences();
      takeObjections();
    },
    takeSilences,
    takeObjections,
  };
}
