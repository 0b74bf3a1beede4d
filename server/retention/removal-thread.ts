import { parentPort } from "node:worker_threads";
import type { Row } from "../store/store.ts";
import { BadRow } from "../store/store.ts";
import type { PlannedRemoval } from "./plan-removal.ts";
import { planRemoval } from "./plan-removal.ts";

/** The thread that works out what is left of a document without its words: it replays all of it twice. */
export type RemovalRequest =
  | { readonly kind: "begin" }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "plan"; readonly id: string; readonly upTo: number };
export type RemovalAnswered =
  | { readonly kind: "took" }
  | ({ readonly kind: "planned" } & PlannedRemoval)
  | { readonly kind: "badRow"; readonly seq: number; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

let rows: Row[] = [];

function answer(asked: RemovalRequest): RemovalAnswered {
  if (asked.kind === "begin") {
    rows = [];
    return { kind: "took" };
  }
  if (asked.kind === "rows") {
    rows.push(...asked.rows);
    return { kind: "took" };
  }
  const taken = rows;
  rows = [];
  return { kind: "planned", ...planRemoval(asked.id, taken, asked.upTo) };
}

parentPort?.on("message", (asked: RemovalRequest) => {
  let answered: RemovalAnswered;
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
