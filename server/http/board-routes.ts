import type { Hono } from "hono";
import { boardCsv } from "../../shared/board/board-csv.ts";
import { refusalAnswer, type SignedIn } from "./access.ts";
import { fileAnswer } from "./opinion-routes.ts";
import type { OpenedBoard } from "../board/board.ts";
import type { Days } from "../board/days.ts";

/** `GET /api/board` answers at once, with what is counted; the CSV waits until all days are. */
export function boardRoutes(
  app: Hono<SignedIn>,
  { board, days }: { readonly board: OpenedBoard; readonly days: Days },
): void {
  app.get("/api/board", async (c) => {
    const answer = await board.of(c.get("participant"));
    return "refusal" in answer ? refusalAnswer(c, answer.refusal) : c.json(answer);
  });
  app.get("/api/board.csv", async (c) => {
    const first = await board.of(c.get("participant"));
    if ("refusal" in first) return refusalAnswer(c, first.refusal);
    await days.counted();
    const answer = await board.of(c.get("participant"));
    if ("refusal" in answer) return refusalAnswer(c, answer.refusal);
    const bytes = new TextEncoder().encode(boardCsv(answer));
    return fileAnswer(c, { bytes, type: "text/csv; charset=utf-8", name: "convergence-board.csv" });
  });
}
