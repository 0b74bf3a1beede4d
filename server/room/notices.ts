import { mayHaveToAsk, objectorsToAsk } from "../../shared/standing/objections.ts";
import { openSilences } from "../../shared/negotiation/silence.ts";
import { silencesAt } from "../../shared/standing/silences-at.ts";
import type { DraftOf } from "../../shared/negotiation/draft.ts";
import { openMeetingEnds } from "./meeting-ends.ts";
import type { ServerDoc } from "../replay/server-doc.ts";
import { SERVER_USER } from "./server-user.ts";

/**
 * Writes down what happened beside a room, before it takes anything else: closing instants that passed, meetings that ended, a
 * call for objections that lapses.
 */
export type Notices = {
  /** Tells if silences are to be looked at before and after words (rule I3). */
  readonly areSilencesOpen: () => boolean;
  /** Tells if meetings are to be looked at before the next message (rule T18). */
  readonly areMeetingsDue: () => boolean;
  readonly take: () => void;
  /** Silences alone: after words, too, which may be what one is about. */
  readonly takeSilences: () => void;
  /** Asks delegations whose objection was to other words than the present ones (rule C34): after the words of a frame. */
  readonly takeObjections: () => void;
};

export function openNotices(
  options: Parameters<typeof openMeetingEnds>[0] & {
    readonly draftOf: DraftOf | null;
    readonly serverDoc: ServerDoc;
    readonly takeLapse: () => void;
  },
): Notices {
  const { draftOf, work, serverDoc, forum, clock, disk, tell, takeLapse } = options;
  const meetings = draftOf === null ? openMeetingEnds({ forum, work, clock, disk, tell }) : null;
  const areSilencesOpen = (): boolean => openSilences(work.opinion()).length > 0;

  const takeSilences = (): void => {
    if (disk.isFull() || !areSilencesOpen() || forum.rules(work.opinion()).closed) return;
    const at = clock.now();
    const events = silencesAt(work.opinion(), serverDoc.words(), at);
    if (events.length > 0) tell(work.enter(events, { by: SERVER_USER, at }));
  };

  const takeObjections = (): void => {
    if (disk.isFull() || !mayHaveToAsk(work.opinion())) return;
    const events = objectorsToAsk(work.opinion(), serverDoc.words()).map(
      (one) => ({ type: "objectorAsked", ...one }) as const,
    );
    if (events.length > 0) tell(work.enter(events, { by: SERVER_USER, at: clock.now() }));
  };

  return {
    areSilencesOpen,
    areMeetingsDue: () => meetings?.isDue() === true,
    take: () => {
      meetings?.notice();
      takeLapse();
      takeSilences();
      takeObjections();
    },
    takeSilences,
    takeObjections,
  };
}
