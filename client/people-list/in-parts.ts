import { LINKED_PEOPLE_MAX } from "../../shared/limits.ts";

type Parts<One, Told> = {
  readonly all: readonly One[];
  /** Answers so far. After a refusal the next try goes on with the refused part. */
  readonly told: Told[];
  readonly send: (part: readonly One[]) => Promise<{ readonly done: Told } | { readonly refused: string }>;
  readonly onSent: (n: number) => void;
};

/** Sends people in parts, as many at once as one request takes (rule P17). Returns why it stopped, or null. */
export async function sendInParts<One, Told>({
  all,
  told,
  send,
  onSent,
}: Parts<One, Told>): Promise<string | null> {
  for (let at = told.length * LINKED_PEOPLE_MAX; at < all.length; at += LINKED_PEOPLE_MAX) {
    const part = all.slice(at, at + LINKED_PEOPLE_MAX);
    const answer = await send(part);
    if ("refused" in answer) return answer.refused;
    told.push(answer.done);
    onSent(at + part.length);
  }
  return null;
}
