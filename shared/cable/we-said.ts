import type { FloorRequest } from "../forum/meeting-live.ts";
import type { Comment } from "../negotiation/comment.ts";
import { type MeetingWord, meetingWord } from "../printed/meeting-words.ts";
import { durationText } from "../report/record-sections.ts";
import { type Cable, type CableText, type SaidLine, timeOf } from "./cable-text.ts";
import { ownPositions, positionLine } from "./concerns-us.ts";

/** Statements of a delegation in a meeting, in their order: on the floor, by positions, in calls, in comments. */
export const weSaid = (cable: Cable): readonly string[] =>
  [...onTheFloor(cable), ...cable.texts.flatMap((text) => inText(text, cable))]
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);

function onTheFloor(cable: Cable): readonly SaidLine[] {
  const { events, own, until, language } = cable;
  return events.flatMap((one, i): SaidLine[] => {
    if (one.type !== "floorAsked" || one.who !== own) return [];
    const place = floorPlace(one, cable);
    const given = events.findIndex(
      (later, n) => n > i && later.type === "floorGiven" && later.id === one.seq,
    );
    if (given < 0) {
      const fill = { at: timeOf(one.at, cable), place };
      return [{ at: one.at, text: meetingWord("askedFloor", language, fill) }];
    }
    const from = events[given]!.at;
    const ended = events.find((later, n) => n > given && FLOOR_ENDS.has(later.type))?.at ?? until;
    const fill = {
      at: timeOf(from, cable),
      place,
      time: durationText(Math.min(ended, until) - from, language),
    };
    return [{ at: from, text: meetingWord("spoke", language, fill) }];
  });
}

const FLOOR_ENDS: ReadonlySet<string> = new Set(["floorGiven", "floorEnded", "meetingSuspended"]);

function floorPlace(
  { on, opinionId, clauseId }: Pick<FloorRequest, "on" | "opinionId" | "clauseId">,
  { texts, language }: Cable,
): string {
  if (on === "order") return meetingWord("pointOfOrder", language);
  const text = texts.find(({ document }) => document.id === opinionId);
  return on === "general" || text === undefined ? meetingWord("inGeneral", language) : text.place(clauseId);
}

function inText(text: CableText, cable: Cable): readonly SaidLine[] {
  const { own, language } = cable;
  const { negotiation } = text.opinion;
  const calls = negotiation.calls.filter(text.isHere);
  const fill = (at: number, more: Readonly<Record<string, string>>) => ({ at: timeOf(at, cable), ...more });
  return [
    ...ownPositions(text, cable)
      .filter(text.isHere)
      .map((one) => ({
        at: one.at,
        text: meetingWord("said", language, fill(one.at, { line: positionLine(one, text, cable) })),
      })),
    ...calls.flatMap(({ answers }) =>
      answers
        .filter(({ delegationId }) => delegationId === own)
        .map(({ at, clauseId, answer }) => ({
          at,
          text: meetingWord(
            answer === "time" ? "neededTime" : "askedFloor",
            language,
            fill(at, { place: text.place(clauseId) }),
          ),
        })),
    ),
    ...calls.flatMap(({ back }) =>
      back
        .filter(({ delegationId }) => delegationId === own)
        .map(({ at, clauseId, reason }) => ({
          at,
          text: meetingWord("weCameBack", language, fill(at, { place: text.place(clauseId), reason })),
        })),
    ),
    ...negotiation.comments
      .filter((one) => one.delegationId === own && text.isHere(one))
      .map((one) => ({
        at: one.at,
        text: meetingWord(
          "weCommented",
          language,
          fill(one.at, {
            place: text.subject(one.on),
            readers: meetingWord(READERS[one.to], language),
            text: one.text,
          }),
        ),
      })),
  ];
}

const READERS: Readonly<Record<Comment["to"], MeetingWord>> = {
  room: "toRoom",
  lead: "toLead",
  delegation: "toDelegation",
  delegations: "toDelegations",
};
