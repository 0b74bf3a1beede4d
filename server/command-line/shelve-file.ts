import { basename, extname } from "node:path";
import { parseArgs } from "node:util";
import { ownTitleOf, phrasesOf } from "../../shared/agreed-language/shelved-text.ts";
import { forumCommandSchema } from "../../shared/forum/forum-commands.ts";
import { SHELVED_NAME_CHARS_MAX, SHELVED_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import type { Concord } from "../concord.ts";
import { readInput } from "./input-text.ts";
import type { AskedCommand, Outcome } from "./run-command.ts";

/** Puts an adopted text on the shelf: titled as it titles itself, cited by the name of its file, or as asked (rule E9). */
export async function shelveFile(concord: Concord, asked: AskedCommand): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...asked.arguments],
    allowPositionals: true,
    options: { title: { type: "string" }, source: { type: "string" } },
  });
  const read = readInput(asked, SHELVED_TEXT_BYTES_MAX);
  if ("code" in read) return read;
  const [file = ""] = positionals;
  const name = basename(file, extname(file));
  const command = forumCommandSchema.safeParse({
    type: "shelveText",
    title: values.title ?? (ownTitleOf(read.source) || name).slice(0, SHELVED_NAME_CHARS_MAX),
    source: values.source ?? name,
    text: read.source,
  });
  if (!command.success) {
    const line = `Title and source have 1 to ${SHELVED_NAME_CHARS_MAX} plain characters, and the text has words.`;
    return { lines: [line], code: 1 };
  }
  const answered = await concord.secretariat.carryOut(null, command.data);
  if ("refusal" in answered) return { lines: [answered.refusal.message], code: 1 };
  const lines = answered.entries.flatMap((entry) =>
    entry.type === "textShelved"
      ? [`${entry.shelved.id}\t${entry.shelved.title}\t${phrasesOf(entry.shelved.text).length} phrases`]
      : [],
  );
  return { lines, code: 0 };
}

export async function unshelve(concord: Concord, [id]: readonly string[]): Promise<Outcome> {
  const shelf = concord.forum.forum().shelf;
  const text = shelf.find((one) => one.id === id);
  if (text === undefined) {
    const there = shelf.map((one) => `${one.id}\t${one.title}`);
    return { lines: ["Name the id of a text on the shelf:", ...there], code: 1 };
  }
  const answered = await concord.secretariat.carryOut(null, { type: "unshelveText", textId: text.id });
  return "refusal" in answered
    ? { lines: [answered.refusal.message], code: 1 }
    : { lines: [`${text.id}\t${text.title}`], code: 0 };
}
