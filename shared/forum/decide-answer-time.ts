import type { ForumDecided } from "./forum.ts";
import type { AnswerTimeEvent, AnswerTimeSet } from "./answer-time.ts";

export function decideAnswerTime(
  set: AnswerTimeSet | null,
  { hours, reason }: Pick<AnswerTimeEvent, "hours" | "reason">,
): ForumDecided {
  if (hours === (set?.hours ?? null)) {
    return { refusal: { reason: "nothingToDo", message: "This is the time in force." } };
  }
  return { events: [{ type: "answerTimeSet", hours, reason }] };
}
