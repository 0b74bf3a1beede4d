import { forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { NAME_CHARS_MAX, SHELVED_NAME_CHARS_MAX } from "../../shared/limits.ts";
import { CATEGORIES, ROLES } from "../../shared/people/participant.ts";
import type { Concord } from "../setup/concord.ts";
import type { CarriedOut } from "../forum/carried-out.ts";
import type { Outcome } from "./outcome.ts";
import { refusalLine } from "./refusal-words.ts";
import { listed, say } from "./spoken.ts";

type Carried = Exclude<CarriedOut, { readonly refusal: unknown }>;

/** Sentences for values that a schema refuses, by field. */
const SENTENCES: Readonly<Record<string, () => string>> = {
  symbol: () => say("person", "badSymbol"),
  name: () => say("person", "badName", { max: NAME_CHARS_MAX }),
  delegation: () => say("person", "badDelegation"),
  leads: () => say("person", "badLeads"),
  role: () => say("person", "badRole", { list: listed(ROLES) }),
  reason: () => say("person", "badReason"),
  category: () => say("person", "badCategory", { list: listed(CATEGORIES) }),
  text: () => say("person", "badText"),
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
    return failed(SENTENCES[field]?.() ?? say("person", "badField", { field, max: SHELVED_NAME_CHARS_MAX }));
  }
  const answered = await secretariat.carryOut(null, parsed.data);
  return "refusal" in answered ? failed(refusalLine(answered.refusal)) : answered;
}

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });
