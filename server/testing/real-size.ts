import type { OpinionId } from "../../shared/ids.ts";
import type { Concord } from "../setup/concord.ts";
import { typeHistory } from "./long-history.ts";

const CLAUSES = 60;
const DELEGATES = 40;

/**
 * A forum of the size that is meant: Opinions of 60 clauses, typed in by 40 people through the real rooms while their
 * leads split, join, move, settle, mark and freeze. Gives their ids.
 */
export async function typeForum(
  concord: Concord,
  { rows, opinions, seed }: { readonly rows: number; readonly opinions: number; readonly seed: number },
): Promise<readonly OpinionId[]> {
  const { forum, secretariat } = concord;
  const { delegations } = forum.forum();
  const here = [...forum.forum().participants.values()].filter((one) => one.role === "delegate").length;
  for (let n = here; n < DELEGATES; n++) {
    const delegation = delegations[n % delegations.length]!.symbol;
    const name = `Delegate ${n + 1}`;
    const done = await secretariat.carryOut(null, {
      type: "admitParticipant",
      role: "delegate",
      name,
      delegation,
    });
    if ("refusal" in done) throw new Error(done.refusal.message);
  }
  const ids = forum
    .forum()
    .opinions.slice(0, opinions)
    .map((one) => one.id);
  for (const [n, id] of ids.entries()) {
    await fill(concord, id);
    await typeHistory(concord, { id, rows: Math.ceil(rows / opinions), seed: seed + n, acts: "all" });
  }
  return ids;
}

async function fill(concord: Concord, id: OpinionId): Promise<void> {
  const room = (await concord.rooms.get(id))!;
  const { opinion } = await room.view();
  const lead = [...concord.forum.forum().participants.values()].find((one) =>
    one.leads.includes(opinion.groupId),
  )!;
  const last = opinion.clauses.findLast(({ kind }) => kind === "recital")!;
  const commands = Array.from({ length: Math.max(0, CLAUSES - opinion.clauses.length) }, (_, n) => ({
    type: "addClause" as const,
    after: last.id,
    kind: "recital" as const,
    text: `that words of clause ${n + 1} are to be found between those of its neighbours, as they were agreed and read`,
  }));
  const answered = await room.command(lead.id, { type: "batch", commands });
  if ("refusal" in answered) throw new Error(answered.refusal.message);
}
