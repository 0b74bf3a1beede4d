import type { Stage } from "../../shared/opinion/opinion.ts";
import type { Caller, Cast } from "./authorization-cast.ts";
import type { Moment } from "./authorization-cells.ts";
import { type Furnished, REASON } from "./authorization-room.ts";

type Step = Record<string, unknown> & { readonly type: string };

/** Stages and locks that the real room is brought to, each from the one before, and the acts that bring it there. */
export const MOMENTS_REACHED: readonly (Moment & {
  readonly reach: (cast: Cast, room: Furnished) => Promise<void>;
})[] = [
  { stage: "drafting", lock: "locked", reach: (cast, room) => setLocks(cast, room, true) },
  { stage: "outline", lock: "locked", reach: advance("outline") },
  { stage: "outline", lock: "open", reach: (cast, room) => setLocks(cast, room, false) },
  { stage: "withdrawn", lock: "open", reach: advance("drafting", "withdrawn") },
];

async function act(cast: Cast, room: Furnished, [who, step]: readonly [Caller, Step]): Promise<void> {
  const { status, refusal } = await cast.people[who].ask(room.id, step);
  if (status !== 200) throw new Error(`${who}: ${JSON.stringify([step, refusal])}`);
}

function advance(...stages: readonly Stage[]) {
  return async (cast: Cast, room: Furnished): Promise<void> => {
    for (const to of stages) await act(cast, room, ["chair", { type: "advanceStage", to, reason: REASON }]);
  };
}

export const backToWork = advance("drafting");

/** Locks or unlocks every clause, the removed one too, but for the one that is always locked. */
async function setLocks(cast: Cast, room: Furnished, isLocked: boolean): Promise<void> {
  const { removed, locked } = room;
  await act(cast, room, ["lead", { type: "restoreClause", clauseId: removed }]);
  const { clauses } = await cast.people.lead.opinion(room.id);
  for (const { id } of clauses.filter((one) => one.locked !== isLocked && one.id !== locked)) {
    const step = isLocked
      ? { type: "lockClause", clauseId: id }
      : { type: "unlockClause", clauseId: id, reason: REASON };
    await act(cast, room, ["lead", step]);
  }
  await act(cast, room, ["lead", { type: "removeClause", clauseId: removed }]);
}
