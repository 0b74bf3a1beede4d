import type { ForumDecided } from "./forum.ts";
import type { AnswerTimeAct, AnswerTimeSet } from "./answer-time.ts";

export function decideAnswerTime(
  set: AnswerTimeSet | null,
  { hours, reason }: Pick<AnswerTimeAct, "hours" | "reason">,
): ForumDecided {
  if (hours === (set?.hours ?? null)) {
    return { refusal: { reason: "nothingToDo", message: "This is the time in force." } };
  }
  return { acts: [{ type: "answerTimeSet", hours, reason }] };
}
