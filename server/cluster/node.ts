import { NODE_RIGHT_MS } from "../../shared/cluster-limits.ts";
import type { Beats } from "./beats.ts";
import type { Log } from "../log/log.ts";
import { type Beat, type Claim, type Claims, WHOLE_FORUM, type NodeSelf } from "../store/claims.ts";
import type { DatabaseClock } from "./database-clock.ts";
import { openDoubt } from "./doubt.ts";
import type { Answering, Answers } from "./listener.ts";
import { untilNextBeat } from "./next-beat.ts";
import { openRight, type Right } from "./right.ts";

/** The forum as its owner has it open. */
export type Owned = {
  readonly answers: Answers;
  readonly forumSeq: () => number;
  /** Another node owns it now: cuts everybody off at once, who come back there. */
  readonly drop: () => void;
  /** Stores what was taken and ends its connections. */
  readonly close: () => Promise<void>;
};

/** One process among several on a database: it owns the forum, follows its owner, or is away (rule D39). */
export type Node = {
  readonly now: () => Answering;
  /** Resolves when another one answers than now. */
  readonly changed: () => Promise<void>;
  /** Asks the database who owns the forum; resolves when this node knows. */
  readonly askAnew: () => Promise<void>;
  /** The number of nodes that live, as far as this one knows. */
  readonly living: () => number;
  readonly figures: () => NodeFigures;
  /** Says to the others that it stops. */
  readonly drain: () => Promise<void>;
  /** Gives the forum back, so that another node takes it without waiting for a lease. */
  readonly leave: () => Promise<void>;
};

export type NodeFigures = {
  readonly owns: boolean;
  readonly beatAgeMs: number;
  readonly claims: number;
  readonly lost: number;
};

type State =
  | { readonly is: "away" }
  | { readonly is: "following"; readonly address: string }
  | { readonly is: "opening"; readonly claim: Claim }
  /** `mark`: of rows that were lost before it was opened. */
  | { readonly is: "owning"; readonly claim: Claim; readonly mark: string | null; readonly owned: Owned };

export function openNode({
  claims,
  beats,
  self,
  open,
  lookForLast,
  clock,
  log,
  onChange,
}: {
  readonly claims: Omit<Claims, "beat">;
  readonly beats: Beats;
  readonly self: Pick<NodeSelf, "id" | "address" | "version" | "speaks">;
  readonly open: (right: Right) => Promise<Owned>;
  /** Looks for the last row that this node stored, and marks the database where it is gone. Rejects with Away. */
  readonly lookForLast: () => Promise<void>;
  readonly clock: Pick<DatabaseClock, "heard">;
  readonly log: Log;
  /** The address that is forwarded to now; null: none. */
  readonly onChange: (to: string | null) => void;
}): Node {
  let state: State = { is: "away" };
  let known: Beat | null = null;
  let life: "open" | "draining" | "left" = "open";
  let beating: Promise<void> | null = null;
  const doubt = openDoubt(lookForLast, () => void askAnew());
  const counts = { beatAt: 0, claims: 0, lost: 0, failed: 0 };
  const timers: { beat?: NodeJS.Timeout; right?: NodeJS.Timeout } = {};
  let change = Promise.withResolvers<void>();

  /** The instant at which the last answered beat was sent, by a clock that also runs while the process is frozen. */
  const sentAt = (): number => Math.max(counts.beatAt, beats.keptAt());
  const rightLeft = (): number => sentAt() + NODE_RIGHT_MS - performance.now();

  const tellChange = (): void => {
    change.resolve();
    change = Promise.withResolvers();
  };

  const set = (next: State): void => {
    state = next;
    beats.holds(next.is === "opening" || next.is === "owning" ? next.claim : null);
    tellChange();
    onChange(next.is === "following" ? next.address : null);
  };

  const lose = (why: string): void => {
    if (state.is === "opening") set({ is: "away" });
    if (state.is !== "owning") return;
    const { owned, claim } = state;
    counts.lost += 1;
    set({ is: "away" });
    log(`the forum is no longer this node's, since epoch ${claim.epoch}: ${why}`);
    owned.drop();
  };

  const watchRight = (): void => {
    clearTimeout(timers.right);
    if (state.is !== "owning") return;
    const left = rightLeft();
    if (left <= 0) lose("the database did not answer in time");
    else timers.right = setTimeout(watchRight, left);
  };

  const take = async (): Promise<void> => {
    const [claim] = await claims.claim(self.id, [WHOLE_FORUM]);
    if (claim === undefined || life !== "open") return;
    counts.claims += 1;
    set({ is: "opening", claim });
    log(`this node takes the forum, epoch ${claim.epoch}`);
    // Beats go on while it opens, or its lease would end.
    void openUnder(claim, known?.mark ?? null);
  };

  const openUnder = async (claim: Claim, mark: string | null): Promise<void> => {
    const isMine = (): boolean => state.is === "opening" && state.claim === claim;
    try {
      const owned = await open(openRight(claim, { sentAt, onLost: lose }));
      if (!isMine() || life !== "open") return owned.drop();
      set({ is: "owning", claim, mark, owned });
      watchRight();
    } catch (error) {
      log(`the forum could not be opened: ${error instanceof Error ? error.message : String(error)}`);
      if (isMine()) set({ is: "away" });
      await claims.release([claim]).catch(() => undefined);
    }
  };

  const decide = async ({ owners, nodes }: Beat): Promise<void> => {
    const owner = owners.find(({ key }) => key === WHOLE_FORUM);
    const isMine = (claim: Claim): boolean => owner?.node === claim.node && owner.epoch === claim.epoch;
    if (state.is === "owning" || state.is === "opening") {
      if (isMine(state.claim)) return watchRight();
      if (state.is === "owning") lose("another node has it");
      else set({ is: "away" });
    }
    const live = nodes.find(({ id }) => id === owner?.node && id !== self.id);
    if (live !== undefined) {
      if (state.is !== "following" || state.address !== live.address)
        set({ is: "following", address: live.address });
      return;
    }
    if (state.is !== "away") set({ is: "away" });
    if (life === "open" && !doubt.is()) await take();
  };

  const beatOnce = async (): Promise<void> => {
    const forumSeq = state.is === "owning" ? state.owned.forumSeq() : 0;
    try {
      const answered = await beats.ask({ ...self, draining: life !== "open", forumSeq });
      known = answered.beat;
      clock.heard(known.now, answered);
      if (counts.failed > 0) tellChange();
      counts.failed = 0;
      counts.beatAt = Math.max(counts.beatAt, answered.sentAt);
      // The owner of before knows its last row, and may follow now: each node looks.
      doubt.heard(known);
      await decide(known);
      if (state.is === "owning" && known.mark !== state.mark) lose("rows that were stored are gone");
    } catch {
      // Away: the right to write ends by itself, and the next beat tries again.
      counts.failed += 1;
      watchRight();
    }
  };

  const beat = (): Promise<void> => {
    clearTimeout(timers.beat);
    if (life === "left") return Promise.resolve();
    beating ??= beatOnce().finally(() => {
      beating = null;
      if (life === "left") return;
      const isWaiting = life === "open" && state.is !== "owning";
      const told = counts.failed > 0 ? null : known;
      timers.beat = setTimeout(() => void beat(), untilNextBeat(told, { self: self.id, isWaiting }));
    });
    return beating;
  };
  const askAnew = async (): Promise<void> => {
    await beating;
    await beat();
  };
  void beat();

  return {
    now: () => {
      if (state.is === "following") return { is: "forward", to: state.address };
      if (state.is === "opening") return { is: "opening" };
      if (state.is !== "owning") return { is: "away" };
      // While its database is away it could answer little: people wait a moment rather than being refused.
      if (rightLeft() > 0 && counts.failed > 0) return { is: "opening" };
      if (rightLeft() > 0) return { is: "own", answers: state.owned.answers };
      lose("the database did not answer in time");
      return { is: "away" };
    },
    changed: () => change.promise,
    askAnew,
    living: () => known?.nodes.length ?? 0,
    figures: () => ({
      owns: state.is === "owning",
      beatAgeMs: performance.now() - sentAt(),
      claims: counts.claims,
      lost: counts.lost,
    }),
    drain: async () => {
      life = "draining";
      await beating;
      await beat();
    },
    leave: async () => {
      const was = state;
      if (was.is === "owning") await was.owned.close();
      life = "left";
      clearTimeout(timers.beat);
      clearTimeout(timers.right);
      await beating;
      set({ is: "away" });
      // A beat behind it would say that this node lives.
      await beats.close();
      await claims.leave(self.id).catch(() => undefined);
    },
  };
}
