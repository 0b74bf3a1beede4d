import { basename, extname } from "node:path";
import { ownTitleOf, shelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { SHELVED_NAME_CHARS_MAX, SHELVED_TEXT_BYTES_MAX } from "../../shared/limits.ts";
import type { Concord } from "../setup/concord.ts";
import { askForum } from "./ask-forum.ts";
import { readInput } from "./input-text.ts";
import { readOptions } from "./read-options.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { say } from "./spoken.ts";

/** Puts an adopted text on the shelf: titled as it titles itself, cited by the name of its file, or as asked (rule E9). */
export async function shelveFile(concord: Concord, asked: CommandLineRequest): Promise<Outcome> {
  const options = readOptions(asked.arguments, { title: "string", source: "string" }, 1);
  if ("code" in options) return options;
  const { values, positionals } = options;
  const read = readInput(asked, SHELVED_TEXT_BYTES_MAX);
  if ("code" in read) return read;
  const [file = ""] = positionals;
  const name = basename(file, extname(file));
  const answered = await askForum(concord, {
    type: "shelveText",
    title: values.title ?? (ownTitleOf(read.source) || name).slice(0, SHELVED_NAME_CHARS_MAX),
    source: values.source ?? name,
    text: read.source,
  });
  if ("code" in answered) return answered;
  const lines = answered.entries.flatMap((entry) =>
    entry.type === "textShelved"
      ? [
          [
            entry.shelved.id,
            entry.shelved.title,
            say("shelve", "phrases", { n: shelvedPhrases(entry.shelved.text).length }),
          ].join("\t"),
        ]
      : [],
  );
  return { lines, code: 0 };
}

export async function unshelveCommand(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(words, {}, 1);
  if ("code" in read) return read;
  const [id] = read.positionals;
  const shelf = concord.forum.forum().shelf;
  const text = shelf.find((one) => one.id === id);
  if (text === undefined) {
    const there = shelf.map((one) => `${one.id}\t${one.title}`);
    return { lines: [say("shelve", "nameText"), ...there], code: 1 };
  }
  const answered = await askForum(concord, { type: "unshelveText", textId: text.id });
  return "code" in answered ? answered : { lines: [`${text.id}\t${text.title}`], code: 0 };
}
