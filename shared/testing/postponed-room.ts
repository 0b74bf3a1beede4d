import { type ClauseId, delegationId, type HuddleId, type ProposalId } from "../ids.ts";
import { inTheWay } from "../standing/in-the-way.ts";
import { NAMES, openTestRoom, type Who } from "./room.ts";

const AAA = delegationId("AAA");
const BBB = delegationId("BBB");
const LATER = "2025-07-01T12:00:00+02:00";

/** A text of one section and an operative paragraph, and what people say of it. */
export function openAsideRoom() {
  const room = openTestRoom();
  const [, , verb, first, second] = room
    .as("lead")
    .write(
      "title Space",
      "opening The Forum",
      "verb considering",
      "recital that one",
      "recital that two",
    ) as [ClauseId, ClauseId, ClauseId, ClauseId, ClauseId];
  const propose = (who: Who, clauseId: ClauseId, text: string): ProposalId => {
    const events = room
      .as(who)
      .must({ type: "propose", kind: "change", clauseId, text, hash: room.hash(clauseId) });
    const [act] = events;
    if (act?.type !== "proposalSubmitted") throw new Error("nothing was submitted");
    return act.proposalId;
  };
  return {
    room,
    verb,
    first,
    second,
    propose,
    park: (who: Who, clauseId: ClauseId) =>
      room.as(who).ask({ type: "park", subject: { clauseId }, reason: "two capitals sleep" }),
    accept: (proposalId: ProposalId) => {
      const proposal = room.opinion().negotiation.proposals.find(({ id }) => id === proposalId)!;
      const wording = proposal.wordings.at(-1)!;
      return room.as("lead").ask({
        type: "acceptProposal",
        proposalId,
        proposalHash: wording.hash,
        hash: room.hash(proposal.clauseId!),
      });
    },
    form: (clauseId: ClauseId, delegations = [AAA, BBB]): HuddleId => {
      const [act] = room
        .as("lead")
        .must({ type: "formHuddle", clauseId, question: "urges or invites?", delegations, until: LATER });
      if (act?.type !== "huddleFormed") throw new Error("no huddle was formed");
      return act.huddleId;
    },
    way: (clauseId: ClauseId) =>
      inTheWay(room.opinion(), room.words(), { clauseId, names: NAMES }).map(({ kind, marked }) => [
        kind,
        marked,
      ]),
  };
}
