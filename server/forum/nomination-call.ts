import { createHash, randomInt } from "node:crypto";
import { CODE_LENGTH, CODE_SIGNS, shownCode } from "../../shared/experts/nomination.ts";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import type { CommandId } from "../../shared/ids.ts";
import type { Participant } from "../../shared/people/participant.ts";
import type { Store } from "../store/store.ts";
import type { CarriedOut } from "./carried-out.ts";
import type { ForumRoom } from "./forum-room.ts";

export const hashOfCode = (code: string): string => createHash("sha256").update(code).digest("hex");

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join("");

/** Opens nominations under a letter. The answer holds the letter's code, which nobody can read again (rule P21). */
export async function openNominationCall(
  { forum, store }: { readonly forum: ForumRoom; readonly store: Pick<Store, "openNominations"> },
  actor: Participant | null,
  asked: {
    readonly command: Extract<ForumCommand, { readonly type: "openNominations" }>;
    readonly id: CommandId | null;
  },
): Promise<CarriedOut> {
  const code = newCode();
  const answered = await forum.command(actor, asked.command, {
    id: asked.id,
    append: (rows) => store.openNominations(rows, hashOfCode(code)),
  });
  return "refusal" in answered ? answered : { entries: answered.entries, nominationCode: shownCode(code) };
}
