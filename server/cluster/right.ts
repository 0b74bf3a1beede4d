import { NODE_RIGHT_MS } from "../../shared/cluster-limits.ts";
import { type Claim, Fenced } from "../store/claims.ts";

/**
 * The right of a node to write and answer under its claim. It ends NODE_RIGHT_MS after the node sent its last answered
 * beat, by a clock that runs on while the process is frozen: no other node can have the key before (rule D37).
 */
export type Right = {
  readonly claim: Claim;
  readonly isMine: () => boolean;
  /** Throws Fenced where the right has ended. */
  readonly check: () => void;
  /** Ends it for good: another node has the key. */
  readonly lost: (why: string) => void;
};

/** `sentAt` gives the instant at which the last answered beat was sent, by `performance.now`. */
export function openRight(
  claim: Claim,
  { sentAt, onLost }: { readonly sentAt: () => number; readonly onLost: (why: string) => void },
): Right {
  let isOver = false;
  // It comes back with the next answered beat, which tells if the claim still stands.
  const isMine = (): boolean => !isOver && performance.now() < sentAt() + NODE_RIGHT_MS;
  const lost = (why: string): void => {
    if (isOver) return;
    isOver = true;
    onLost(why);
  };
  return {
    claim,
    isMine,
    check: () => {
      if (!isMine()) throw new Fenced(claim);
    },
    lost,
  };
}
