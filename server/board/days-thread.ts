import { answerInThread, type Failed, failed } from "../replay/answer-in-thread.ts";
import type { BoardDay } from "../../shared/board/board.ts";
import { clearingOf } from "../../shared/merging/merging.ts";
import { documentOf } from "../../shared/document/opinion-document.ts";
import { type ReplayStart, startReplay } from "../replay/load.ts";
import type { Replay } from "../replay/replay.ts";
import type { Row } from "../store/store.ts";

/** The thread that counts days: a long history is replayed once, which the rooms need not wait for (rule O6). */
export type DaysRequest =
  | { readonly kind: "begin"; readonly id: string; readonly from: ReplayStart | null }
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
  | Failed;

let replay: Replay | null = null;

function answer(asked: DaysRequest): DaysAnswered {
  if (asked.kind === "begin") {
    replay = startReplay(asked.id, asked.from);
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

answerInThread(answer, failed);
