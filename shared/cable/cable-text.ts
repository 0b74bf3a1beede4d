import type { OpinionDocument } from "../document/opinion-document.ts";
import type { RecordedMeetingEvent } from "../forum/meeting.ts";
import type { ClauseId, DelegationId, OpinionId } from "../ids.ts";
import { findProposal, proposalLabel } from "../negotiation/proposal.ts";
import type { PositionSubject } from "../negotiation/position.ts";
import type { Opinion } from "../opinion/opinion.ts";
import { type AtSeat, longInstant } from "../printed/long-date.ts";
import { meetingWord } from "../printed/meeting-words.ts";
import { word } from "../printed/report-words.ts";
import { commaIn } from "../text/list-signs.ts";
import {
  isActOf,
  type MeetingLogs,
  type MeetingRecord,
  type TextInMeeting,
} from "../report/meeting-record.ts";
import { clauseNamesOf, printedNumberLine } from "../report/opinion-text.ts";
import type { ReportLanguage } from "../text/localized.ts";

/** One Opinion of a meeting as one delegation reads it. */
export type CableText = {
  readonly opinion: Opinion;
  readonly document: OpinionDocument;
  readonly here: TextInMeeting;
  /** True for acts of this meeting. */
  readonly isHere: (act: { readonly forumSeq?: number | undefined }) => boolean;
  /** "Draft Opinion 4, considering a)". Null: the whole text. */
  readonly place: (id: ClauseId | null) => string;
  readonly subject: (subject: PositionSubject) => string;
};

/** All that a delegation's cable is made of. */
export type Cable = AtSeat & {
  readonly own: DelegationId;
  readonly texts: readonly CableText[];
  readonly events: readonly RecordedMeetingEvent[];
  /** The end of the meeting, or now. */
  readonly until: number;
  readonly symbol: (id: DelegationId) => string;
};

/** The texts of a meeting that a delegation reads, each with its own record of it. */
export function cableTexts(
  logs: MeetingLogs,
  {
    record,
    own,
    language,
  }: {
    readonly record: MeetingRecord;
    readonly own: ReadonlyMap<OpinionId, Opinion>;
    readonly language: ReportLanguage;
  },
): readonly CableText[] {
  return logs.texts.flatMap(({ document }): CableText[] => {
    const opinion = own.get(document.id);
    const here = record.texts.find(({ opinionId }) => opinionId === document.id);
    if (opinion === undefined || here === undefined) return [];
    const names = clauseNamesOf(document, language);
    const name = printedNumberLine(document, language);
    const place = (id: ClauseId | null): string =>
      id === null
        ? name
        : meetingWord("placeIn", language, {
            opinion: name,
            clause: names.get(id) ?? word("goneSince", language),
          });
    return [
      {
        opinion,
        document,
        here,
        isHere: isActOf(logs, opinion.groupId),
        place,
        subject: ({ clauseId, proposalId }) => {
          if (clauseId !== undefined) return place(clauseId);
          const proposal = findProposal(opinion.negotiation, proposalId);
          if (proposal === undefined) return name;
          return `${place(proposal.clauseId)}${commaIn(language)}${proposalLabel(proposal)}`;
        },
      },
    ];
  });
}

/** A line that was said at an instant. */
export type SaidLine = { readonly at: number; readonly text: string };

export const timeOf = (at: number, cable: Cable): string => longInstant(at, cable);
