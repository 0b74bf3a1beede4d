import { parentPort, workerData } from "node:worker_threads";
import { openDatabaseLine } from "../postgres/line.ts";
import { openDatabaseLines } from "../postgres/lines.ts";
import { postgresClaims } from "../postgres/postgres-claims.ts";
import type { Claim, NodeSelf } from "../store/claims.ts";
import { type AnsweredBeat, openBeatKeeper } from "./beat-keeper.ts";
import { steadyNow, writeInstant } from "./steady-time.ts";

export type BeatThreadData = { readonly url: string; readonly keptAt: SharedArrayBuffer };

export type BeatRequest =
  | { readonly kind: "beat"; readonly n: number; readonly self: NodeSelf }
  | { readonly kind: "holds"; readonly claim: Claim | null }
  | { readonly kind: "close" };

export type BeatAnswer =
  | { readonly kind: "answered"; readonly n: number; readonly answered: AnsweredBeat }
  | { readonly kind: "away"; readonly n: number; readonly why: string }
  | { readonly kind: "closed" };

/** The thread that beats on a connection of its own: the node's main thread may be busy for longer than a lease. */
const { url, keptAt } = workerData as BeatThreadData;
const lines = openDatabaseLines(() => openDatabaseLine(url), 1);
const claims = postgresClaims((...asked) => lines.use(({ ask }) => ask(...asked)));
const keeper = openBeatKeeper({
  beat: claims.beat,
  kept: (sentAt) => writeInstant(keptAt, sentAt),
  now: steadyNow,
});

const tell = (answer: BeatAnswer): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
  parentPort?.postMessage(answer);
};

const close = async (): Promise<void> => {
  await keeper.close();
  lines.close();
  tell({ kind: "closed" });
};

parentPort?.on("message", (asked: BeatRequest) => {
  if (asked.kind === "holds") return keeper.holds(asked.claim);
  if (asked.kind === "beat") {
    const { n } = asked;
    keeper.ask(asked.self).then(
      (answered) => tell({ kind: "answered", n, answered }),
      (error: unknown) => tell({ kind: "away", n, why: String(error) }),
    );
    return;
  }
  void close();
});
