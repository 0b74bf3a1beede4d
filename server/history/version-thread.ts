import { parentPort } from "node:worker_threads";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { KEPT_CHECKPOINT_ROWS } from "../../shared/limits.ts";
import type { Words } from "../../shared/clause/words.ts";
import { takeCheckpoint } from "../replay/checkpoint.ts";
import { NO_AFFILIATION } from "../replay/load.ts";
import type { Replay } from "../replay/replay.ts";
import { openReplay, replayFromCheckpoint } from "../replay/replay.ts";
import type { ChainPosition } from "../store/check-row.ts";
import type { Row, StoredCheckpoint } from "../store/store.ts";
import { BadRow } from "../store/store.ts";

/**
 * The thread that rebuilds versions: a checkpoint and some thousand rows are a fifth of a second, which the rooms
 * need not wait for. The file is held by one thread alone (rule D4), so what is read from it is handed over.
 */
export type VersionRequest =
  | {
      readonly kind: "begin";
      readonly id: string;
      readonly from: { readonly checkpoint: StoredCheckpoint; readonly place: Row | undefined } | null;
    }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "end" };

export type VersionAnswered =
  | { readonly kind: "begun"; readonly seq: number }
  /** The checkpoint is not sound: an earlier one, or all rows, instead. */
  | { readonly kind: "passedOver" }
  /** `keep`: a checkpoint of this place, where the last one is far behind. */
  | { readonly kind: "took"; readonly keep: StoredCheckpoint | null }
  | {
      readonly kind: "version";
      readonly opinion: Opinion | null;
      readonly position: ChainPosition;
      readonly words: Words;
    }
  | { readonly kind: "badRow"; readonly seq: number; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

let id = "";
let replay: Replay | null = null;
let kept = 0;

function begin(asked: Extract<VersionRequest, { kind: "begin" }>): VersionAnswered {
  ({ id } = asked);
  replay =
    asked.from === null
      ? openReplay(id, NO_AFFILIATION)
      : replayFromCheckpoint(id, asked.from.checkpoint, { behind: NO_AFFILIATION, place: asked.from.place });
  if (replay === null) return { kind: "passedOver" };
  kept = replay.from;
  return { kind: "begun", seq: kept };
}

/** One in the place of a damaged one, or of one that an older version did not make. */
function keepHere({ held, opinion, position, isWhole }: Replay): StoredCheckpoint | null {
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

parentPort?.on("message", (asked: VersionRequest) => {
  let answered: VersionAnswered;
  try {
    answered = answer(asked);
  } catch (error) {
    answered =
      error instanceof BadRow
        ? { kind: "badRow", seq: error.seq, why: error.why }
        : { kind: "failed", why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread has no origin
  parentPort?.postMessage(answered);
});
