import type { Opinion } from "../opinion/opinion.ts";
import { FOR_ALL, type Readers } from "../people/readers.ts";
import { postponingEvents } from "./postponing-events.ts";
import { bracketEvents } from "./bracket-events.ts";
import { callEvents } from "./call-events.ts";
import { commentEvents } from "./comment-events.ts";
import { consensusEvents } from "./consensus-events.ts";
import { type OpinionEvent, type OpinionEventType, type Recorded } from "./event.ts";
import type { EventEntry, EventsOf } from "./event-entry.ts";
import { draftReaders } from "../negotiation/draft-owner.ts";
import { languageVersionEvents } from "./language-version-events.ts";
import { mergingEvents } from "./merging-events.ts";
import { positionEvents } from "./position-events.ts";
import { proposalEvents } from "./proposal-events.ts";
import { READERS } from "./readers-of.ts";
import { silenceEvents } from "./silence-events.ts";
import { takenBackEvents } from "./taken-back-events.ts";
import { translationEvents } from "./translation-events.ts";
import { textEvents } from "./text-events.ts";

/** Every event of an Opinion, each in the table of its noun. */
const EVENTS = {
  ...textEvents,
  ...proposalEvents,
  ...positionEvents,
  ...bracketEvents,
  ...commentEvents,
  ...consensusEvents,
  ...silenceEvents,
  ...callEvents,
  ...postponingEvents,
  ...languageVersionEvents,
  ...translationEvents,
  ...mergingEvents,
  ...takenBackEvents,
} satisfies EventsOf<OpinionEvent>;

/** Undefined for an event of a later version, of which nothing is known here. */
const entryFor = (type: OpinionEventType): EventEntry<OpinionEvent> | undefined =>
  Object.hasOwn(EVENTS, type) ? (EVENTS[type] as EventEntry<OpinionEvent>) : undefined;

/** The Opinion after one more event. One of a later version changes nothing. */
export const applied = (opinion: Opinion, entry: Recorded): Opinion =>
  entryFor(entry.type)?.apply(opinion, entry) ?? opinion;

/** Tells if the text as it stood right after such an event is a settled state (rule J1). */
export const isSettledBy = (type: OpinionEventType): boolean => entryFor(type)?.settles === true;

/** Readers of an event (rule Q1): of a draft those who write it. `opinion`: the whole record before. */
export function readersOf(event: OpinionEvent, opinion: Opinion): Readers {
  if (opinion.draftOf !== undefined) return draftReaders(opinion.draftOf.owner);
  const readers = entryFor(event.type)?.readers;
  return readers === undefined
    ? FOR_ALL
    : (READERS[readers] as (event: OpinionEvent, opinion: Opinion) => Readers)(event, opinion);
}
