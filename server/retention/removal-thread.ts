import { answerInThread, type Broken, broken } from "../replay/answer-in-thread.ts";
import type { Row } from "../store/store.ts";
import { type PlannedRemoval, planRemoval } from "./plan-removal.ts";

/** The thread that works out what is left of a document without its words: it replays all of it twice. */
export type RemovalRequest =
  | { readonly kind: "begin" }
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "plan"; readonly id: string; readonly upTo: number };
export type RemovalAnswered =
  | { readonly kind: "took" }
  | ({ readonly kind: "planned" } & PlannedRemoval)
  | Broken;

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

answerInThread(answer, broken);
