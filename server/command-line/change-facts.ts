import { factsCommandSchema } from "../../shared/forum/facts-commands.ts";
import { COMMAND_BYTES_MAX } from "../../shared/limits.ts";
import { readYaml } from "../../shared/presets/read-yaml.ts";
import type { Concord } from "../setup/concord.ts";
import { readInput } from "./input-text.ts";
import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { refusalLine } from "./refusal-words.ts";
import { say } from "./spoken.ts";

/** `change-forum FILE`: changes officers, groups, rights or texts of the forum as the file says (rule M13). */
export async function changeFactsCommand(concord: Concord, asked: CommandLineRequest): Promise<Outcome> {
  const input = readInput(asked, COMMAND_BYTES_MAX);
  if ("code" in input) return input;
  const read = readYaml(input.source, factsCommandSchema);
  if ("problems" in read) {
    const lines = read.problems.map(({ line, message }) => say("command", "lineSays", { line, message }));
    return { lines: [...lines, say("command", "nothingChanged")], code: 1 };
  }
  const answered = await concord.secretariat.carryOut(null, read.data);
  if ("refusal" in answered) return { lines: [refusalLine(answered.refusal)], code: 1 };
  return {
    lines: answered.entries.map(({ seq, type }) => `${say("command", "entry", { seq })}\t${type}`),
    code: 0,
  };
}
