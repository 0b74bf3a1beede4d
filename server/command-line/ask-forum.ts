import { forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { NAME_CHARS_MAX, SHELVED_NAME_CHARS_MAX } from "../../shared/limits.ts";
import { CATEGORIES, ROLES } from "../../shared/people/participant.ts";
import type { Concord } from "../setup/concord.ts";
import type { CarriedOut } from "../forum/carried-out.ts";
import type { Outcome } from "./outcome.ts";

type Carried = Exclude<CarriedOut, { readonly refusal: unknown }>;

/** Sentences for values that a schema refuses, by field. */
const SENTENCES: Readonly<Record<string, string>> = {
  symbol: "A symbol has 1 to 12 letters, digits or hyphens, and begins with a letter or a digit.",
  name: `A name has 1 to ${NAME_CHARS_MAX} characters in one line, without tabs and without characters that hide or reorder others.`,
  delegation: "--delegation is the symbol of a delegation on the forum's list.",
  leads: "--group is the id of a working group.",
  role: `--role is one of ${ROLES.join(", ")}.`,
  reason: "--reason has one to several lines of plain words; everybody who takes part reads it.",
  category: `--category is one of ${CATEGORIES.join(", ")}.`,
};

/**
 * Sends the forum a command as the page does: by the same schema and the same decision (rule A11). The command line
 * never writes anything that the interface refuses.
 */
export async function askForum(
  { secretariat }: Pick<Concord, "secretariat">,
  command: { readonly type: string; readonly [field: string]: unknown },
): Promise<Carried | Outcome> {
  const parsed = forumCommandSchema.safeParse(command);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    return failed(SENTENCES[field] ?? shelved(field));
  }
  const answered = await secretariat.carryOut(null, parsed.data);
  return "refusal" in answered ? failed(answered.refusal.message) : answered;
}

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

const shelved = (field: string): string =>
  field === "text"
    ? "The text has no words, or too many."
    : `A ${field} has 1 to ${SHELVED_NAME_CHARS_MAX} characters in one line, without tabs and without characters that hide or reorder others.`;
