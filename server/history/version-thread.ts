import { answerInThread, type Broken, broken } from "../replay/answer-in-thread.ts";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { Words } from "../../shared/clause/words.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { type ReplayStart, startReplay } from "../replay/load.ts";
import type { Replay } from "../replay/replay.ts";
import type { ChainPosition } from "../store/check-row.ts";
import type { Row, TakenCheckpoint } from "../store/store.ts";

/**
 * The thread that rebuilds versions: a checkpoint and some thousand rows are a fifth of a second, which the rooms
 * need not wait for. The file is held by one thread alone (rule D4), so what is read from it is handed over.
 */
export type VersionRequest =
  | { readonly kind: "begin"; readonly id: string; readonly from: ReplayStart | null }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "end" };

export type VersionAnswered =
  | { readonly kind: "begun"; readonly seq: number }
  /** The checkpoint is not sound: an earlier one, or all rows, instead. */
  | { readonly kind: "passedOver" }
  /** `keep`: a checkpoint of this place, where the last one is far behind. */
  | { readonly kind: "took"; readonly keep: TakenCheckpoint | null }
  | {
      readonly kind: "version";
      readonly opinion: Opinion | null;
      readonly position: ChainPosition;
      readonly words: Words;
    }
  | Broken;

let id = "";
let replay: Replay | null = null;
let kept = 0;

function begin(asked: Extract<VersionRequest, { kind: "begin" }>): VersionAnswered {
  ({ id } = asked);
  replay = startReplay(id, asked.from);
  if (replay === null) return { kind: "passedOver" };
  kept = replay.from;
  return { kind: "begun", seq: kept };
}

/** One in the place of a damaged one, or of one that an older version did not make. */
function keepHere({ held, opinion, position, isWhole }: Replay): TakenCheckpoint | null {
  const now = opinion();
  if (now === null || !isWhole() || position().seq - kept < KEPT_CHECKPOINT_ROWS) return null;
  kept = position().seq;
  return takeCheckpoint(id, held, { position: position(), opinion: now });
}

function answer(asked: VersionRequest): VersionAnswered {
  if (asked.kind === "begin") return begin(asked);
  if (replay === null) throw new Error(`${asked.kind} before begin`);
  if (asked.kind === "rows") {
    replay.take(asked.rows);
    return { kind: "took", keep: keepHere(replay) };
  }
  // It stays at hand: who walks forward goes on from here.
  return {
    kind: "version",
    opinion: replay.opinion(),
    position: replay.position(),
    words: replay.held.serverDoc.words(),
  };
}

answerInThread(answer, broken);
