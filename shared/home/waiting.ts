import type { OpinionId } from "../ids.ts";
import type { NoticeKind } from "../notices/notice.ts";
import type { ToldNotice } from "../notices/told-notice.ts";

/** Subjects of what waits for a person, as its label names them. */
type Topic =
  | "objection"
  | "proposal"
  | "group"
  | "comment"
  | "agreement"
  | "call"
  | "silence"
  | "text"
  | "meeting"
  | "date"
  | "role"
  | "paper";

/** `look` and `answer` and `join` await an act of the reader; `see` only tells. */
type WaitingAct = "answer" | "join" | "look" | "see";

const of = (topic: Topic, act: WaitingAct = "see") => ({ topic, act });

const KINDS: Readonly<Record<NoticeKind, { readonly topic: Topic; readonly act: WaitingAct }>> = {
  objection: of("objection", "look"),
  objectionAsked: of("objection", "answer"),
  objectionKept: of("objection", "look"),
  objectionEnded: of("objection"),
  objectionClosed: of("objection"),
  positionRecorded: of("objection", "answer"),
  proposal: of("proposal", "look"),
  proposalReworded: of("proposal", "look"),
  proposalAccepted: of("proposal"),
  proposalAcceptedInPart: of("proposal"),
  proposalBracketed: of("proposal"),
  proposalDeclined: of("proposal"),
  proposalSetAside: of("proposal"),
  proposalLapsed: of("proposal"),
  proposalObsolete: of("proposal"),
  proposalReview: of("proposal", "answer"),
  proposalWithdrawn: of("proposal"),
  groupDraft: of("proposal", "join"),
  coSponsorAsked: of("proposal", "answer"),
  coSponsorConfirmed: of("proposal"),
  coSponsorDeclined: of("proposal"),
  empowered: of("role"),
  bracket: of("text"),
  huddleCalled: of("group", "join"),
  huddleReported: of("group", "look"),
  huddleNoAgreement: of("group", "look"),
  huddleExtended: of("group"),
  huddleEnded: of("group"),
  postponed: of("text"),
  resumed: of("text"),
  comment: of("comment", "answer"),
  reply: of("comment", "answer"),
  mentioned: of("comment", "answer"),
  marked: of("agreement"),
  agreed: of("agreement"),
  sentForward: of("agreement"),
  markEnded: of("agreement"),
  silenceStarted: of("silence", "look"),
  silenceBroken: of("silence", "look"),
  silenceEndsSoon: of("silence", "look"),
  silenceNotBroken: of("silence", "look"),
  silenceDeclared: of("silence"),
  silenceCancelled: of("silence"),
  callMade: of("call", "look"),
  floorAsked: of("call", "look"),
  timeNeeded: of("call", "look"),
  callLapsed: of("call"),
  agreedAway: of("call", "look"),
  cameBack: of("call", "answer"),
  comeBackAnswered: of("call"),
  comeBackWaits: of("call", "look"),
  moreTimeAsked: of("silence", "answer"),
  moreTimeAnswered: of("silence"),
  baseText: of("text"),
  reopened: of("text"),
  newBasis: of("text"),
  stage: of("text"),
  takenBack: of("agreement"),
  locked: of("text"),
  unlocked: of("text"),
  editRight: of("text"),
  meetingPlanned: of("meeting"),
  meetingPlanChanged: of("meeting"),
  meetingCancelled: of("meeting"),
  meetingSoon: of("meeting"),
  meetingOpened: of("meeting"),
  meetingClosed: of("meeting"),
  deadline: of("date"),
  reportIssued: of("text"),
  reportDraft: of("text"),
  paperHandedIn: of("paper", "look"),
  paperPosted: of("paper"),
  paperReturned: of("paper", "look"),
  leadHanded: of("role"),
  deputy: of("role"),
  seat: of("role"),
};

/** One thing that waits for a person: notices of one subject at one place, newest first, or a question that has none. */
export type Matter = {
  readonly key: string;
  readonly topic: Topic;
  readonly act: WaitingAct;
  readonly opinionId: OpinionId | null;
  readonly notices: readonly ToldNotice[];
};

type Asking = { readonly id: OpinionId; readonly questions?: number };

/**
 * Returns what waits for a person (rule A69): first the questions on their objections, seen or not, since only an answer
 * ends them; then unseen notices that ask for an act; then those that only tell.
 */
export function mattersFor(notices: readonly ToldNotice[], opinions: readonly Asking[]): readonly Matter[] {
  const groups = new Map<string, Matter>();
  for (const notice of notices) {
    // An open meeting has its own place on the page; a question waits by the forum's own count.
    if (notice.isSeen || notice.kind === "meetingOpened" || notice.kind === "objectionAsked") continue;
    const { topic, act } = KINDS[notice.kind];
    const key = keyOf(notice, topic);
    const found = groups.get(key);
    // An act that is awaited stays with its place when something is told of it later.
    groups.set(
      key,
      found === undefined
        ? { key, topic, act, opinionId: notice.opinionId, notices: [notice] }
        : { ...found, act: found.act === "see" ? act : found.act, notices: [...found.notices, notice] },
    );
  }
  const told = [...groups.values()];
  return [
    ...opinions.flatMap((one) => questionsIn(notices, one)),
    ...told.filter(({ act }) => act !== "see"),
    ...told.filter(({ act }) => act === "see"),
  ];
}

const keyOf = ({ opinionId, clause, kind, about, groupId }: ToldNotice, topic: Topic): string =>
  [topic, opinionId ?? groupId ?? "", clause?.id ?? `${kind} ${about}`].join(" ");

/** Questions on the delegation's objections in one Opinion: by their notices, as far as these were read. */
function questionsIn(notices: readonly ToldNotice[], { id, questions = 0 }: Asking): readonly Matter[] {
  const asked = notices.filter((one) => one.kind === "objectionAsked" && one.opinionId === id);
  const places = [...new Set(asked.map(({ clause }) => clause?.id ?? ""))].slice(0, questions);
  const known = places.map((place) => ({
    key: `objectionAsked ${id} ${place}`,
    notices: asked.filter(({ clause }) => (clause?.id ?? "") === place),
  }));
  const rest = questions > known.length ? [{ key: `objectionAsked ${id}`, notices: [] }] : [];
  return [...known, ...rest].map((one): Matter => ({
    ...one,
    topic: "objection",
    act: "answer",
    opinionId: id,
  }));
}
