import type { WordRun } from "../clause/words.ts";
import type { SingleCommand } from "../commands/commands.ts";
import { rootOf } from "../decide/proposal-base.ts";
import type { ClauseId, ProposalId } from "../ids.ts";
import { findProposal, presentWords, type Proposal } from "../negotiation/proposal.ts";
import { authorOf, openTestRoom, type TestRoom, type Who } from "./room.ts";

/** Acts on proposals, in a test's few words. */

type Propose = Extract<SingleCommand, { type: "propose" }>;
type Asked = Partial<Omit<Propose, "type">>;

export const BASE = "Member States consider space connectivity in national plans";

/** A clause of these words, with the lead's verb above it, in a room of its own. */
export function openWithClause(
  text = BASE,
  given?: Parameters<typeof openTestRoom>[0],
): { readonly room: TestRoom; readonly act: ClauseId } {
  const room = openTestRoom(given);
  const [, act] = room.as("lead").write("verb invites", `operative ${text}`);
  return { room, act: act! };
}

export const asking = (clauseId: ClauseId | null, asked: Asked | string = {}): Propose => ({
  kind: "change",
  clauseId,
  ...(typeof asked === "string" ? { text: asked } : asked),
  type: "propose",
});

/** Submits; a text alone is a change of the clause. */
export function propose(
  room: TestRoom,
  who: Who,
  clauseId: ClauseId | null,
  asked: Asked | string,
): Proposal {
  const [first] = room.as(who).must(asking(clauseId, asked));
  if (first?.type !== "proposalSubmitted") throw new Error("nothing was submitted");
  return proposalOf(room, first.proposalId);
}

export function proposalOf(room: TestRoom, id: ProposalId): Proposal {
  const found = findProposal(room.opinion().negotiation, id);
  if (found === undefined) throw new Error(`no proposal ${id}`);
  return found;
}

/** As the page sends it: with the hashes of what stands there now. */
export function accepting(room: TestRoom, id: ProposalId, changes?: readonly number[]): SingleCommand {
  const proposal = proposalOf(room, id);
  const { clauseId, on, kind } = proposal;
  const hash = on === null ? clauseId && room.hash(clauseId) : presentWords(proposalOf(room, on)).hash;
  return {
    type: "acceptProposal",
    proposalId: id,
    proposalHash: presentWords(proposal).hash,
    ...(kind === "add" || hash === null ? {} : { hash }),
    ...(changes === undefined ? {} : { changes: [...changes] }),
  };
}

/** Each stretch of a root's words with who wrote it: "lead:Member States |aaa:affordable". */
export function written(room: TestRoom, id: ClauseId | ProposalId): string {
  const parts: { who: string; text: string }[] = [];
  for (const run of runsOf(room, id)) {
    const who = String(authorOf(run.client));
    const last = parts.at(-1);
    if (last?.who === who) last.text += run.text;
    else parts.push({ who, text: run.text });
  }
  return parts.map(({ who, text }) => `${who}:${text}`).join("|");
}

export const runsOf = (room: TestRoom, id: ClauseId | ProposalId): readonly WordRun[] =>
  room.words().get(rootOf(id as ProposalId)) ?? [];
