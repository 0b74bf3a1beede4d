import { parentPort } from "node:worker_threads";
import type { BoardDay } from "../../shared/board/board.ts";
import { clearingOf } from "../../shared/merging/merging.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { NO_AFFILIATION } from "../replay/load.ts";
import type { Replay } from "../replay/replay.ts";
import { openReplay, replayFromCheckpoint } from "../replay/replay.ts";
import type { Row, StoredCheckpoint } from "../store/store.ts";

/** The thread that counts days: a long history is replayed once, which the rooms need not wait for (rule O6). */
export type DaysRequest =
  | {
      readonly kind: "begin";
      readonly id: string;
      readonly from: { readonly checkpoint: StoredCheckpoint; readonly place: Row | undefined } | null;
    }
  /** `isEnd`: a day ends after these rows. */
  | {
      readonly kind: "rows";
      readonly rows: readonly Row[];
      readonly isEnd: boolean;
      readonly names: ReadonlySet<string>;
    };

export type DaysAnswered =
  | { readonly kind: "begun"; readonly seq: number }
  | { readonly kind: "passedOver" }
  | { readonly kind: "took"; readonly day: Omit<BoardDay, "day"> | null }
  | { readonly kind: "failed"; readonly why: string };

let replay: Replay | null = null;

function answer(asked: DaysRequest): DaysAnswered {
  if (asked.kind === "begin") {
    const { id, from } = asked;
    replay =
      from === null
        ? openReplay(id, NO_AFFILIATION)
        : replayFromCheckpoint(id, from.checkpoint, { behind: NO_AFFILIATION, place: from.place });
    return replay === null ? { kind: "passedOver" } : { kind: "begun", seq: replay.from };
  }
  if (replay === null) throw new Error("rows before begin");
  replay.take(asked.rows);
  const opinion = replay.opinion();
  if (!asked.isEnd || opinion === null || !replay.isWhole()) return { kind: "took", day: null };
  const words = replay.held.serverDoc.words();
  const { counts, hash } = documentOf(opinion, words, { names: asked.names, head: "" });
  return { kind: "took", day: { counts, clearing: clearingOf(opinion, hash) } };
}

parentPort?.on("message", (asked: DaysRequest) => {
  let answered: DaysAnswered;
  try {
    answered = answer(asked);
  } catch (error) {
    answered = {
      kind: "failed",
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
  parentPort?.postMessage(answered);
});
