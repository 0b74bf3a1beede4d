import {
  BEAT_AGAIN_MS,
  BEAT_INTERVAL_MS,
  BEAT_OVERDUE_MS,
  MAIN_SILENT_MS,
} from "../../shared/cluster-limits.ts";
import type { Beat, Claim, Claims, NodeSelf } from "../store/claims.ts";
import type { BeatTimes } from "./database-clock.ts";

export type AnsweredBeat = BeatTimes & { readonly beat: Beat };

/** Beats of one node, which go on for a while where the node itself is busy (rule D37). */
export type BeatKeeper = {
  /** Sends a beat. Rejects with Away. */
  readonly ask: (self: NodeSelf) => Promise<AnsweredBeat>;
  /** Says which claim may be kept; null: none. */
  readonly holds: (claim: Claim | null) => void;
  /** Resolves when no beat is under way. */
  readonly close: () => Promise<void>;
};

/** Tells if a claim stands as before: no other node had the key, no row was lost, and the database did not start anew. */
const isAsBefore = (beat: Beat, last: Beat | null, { key, node, epoch }: Claim): boolean =>
  beat.owners.some((owner) => owner.key === key && owner.node === node && owner.epoch === epoch) &&
  beat.mark === last?.mark &&
  beat.startedAt === last.startedAt;

/**
 * While the node asks for its beats it only carries them out. If it asks for none, busy with one long piece of work, the
 * keeper repeats the last one. It stops after MAIN_SILENT_MS, since such a node answers no page, or once anything about
 * the claim is other than before.
 */
export function openBeatKeeper({
  beat,
  kept,
  now = () => performance.now(),
}: {
  readonly beat: Claims["beat"];
  /** Called with the instant at which a beat of its own was sent that found the claim as before. */
  readonly kept: (sentAt: number) => void;
  /** A clock that also runs while the process is frozen. */
  readonly now?: () => number;
}): BeatKeeper {
  let self: NodeSelf | null = null;
  let last: Beat | null = null;
  let held: Claim | null = null;
  let askedAt = -Infinity;
  let underWay: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const send = async (as: NodeSelf): Promise<AnsweredBeat> => {
    const sentAt = now();
    const answered = await beat(as);
    return { beat: answered, sentAt, answeredAt: now() };
  };
  /** One at a time: an earlier answer never comes behind a later one. */
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const turn = underWay.then(act);
    underWay = turn.catch(() => undefined);
    return turn;
  };

  const repeatIn = (ms: number): void => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void inTurn(repeat), ms);
  };
  const repeat = async (): Promise<void> => {
    const claim = held;
    if (claim === null || self === null || isClosed || now() - askedAt > MAIN_SILENT_MS) return;
    try {
      const { beat: answered, sentAt } = await send(self);
      if (held !== claim) return;
      if (isAsBefore(answered, last, claim)) kept(sentAt);
      else held = null;
      repeatIn(BEAT_INTERVAL_MS);
    } catch {
      repeatIn(BEAT_AGAIN_MS);
    }
  };

  return {
    ask: (asking) => {
      askedAt = now();
      self = asking;
      clearTimeout(timer);
      return inTurn(async () => {
        try {
          const answered = await send(asking);
          last = answered.beat;
          return answered;
        } finally {
          repeatIn(BEAT_OVERDUE_MS);
        }
      });
    },
    holds: (claim) => {
      held = claim;
      // A claim may come long after the beat before it.
      if (claim !== null) repeatIn(BEAT_OVERDUE_MS);
    },
    close: async () => {
      isClosed = true;
      held = null;
      clearTimeout(timer);
      await underWay;
    },
  };
}
