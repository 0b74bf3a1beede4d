import { type Command, commandSchema, isCommandType } from "../../shared/commands/commands.ts";
import type { NumberedCommand } from "./room.ts";
import { workOf } from "../../shared/commands/command-work.ts";
import { BATCH_WORK_MAX } from "../../shared/limits.ts";
import { COMMAND_ID, type CommandId, commandId } from "../../shared/ids.ts";
import { type Refusal, refuse } from "../../shared/refusal.ts";

/** A command as it was asked, or why it could not be read. */
export function parseCommand(value: unknown): { readonly command: Command } | { readonly refusal: Refusal } {
  const type: unknown =
    typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
  if (!isCommandType(type)) {
    const name = typeof type === "string" ? type.slice(0, 60) : "";
    return refuse("unknownCommand", "There is no such command.", { type: name });
  }
  const parsed = commandSchema.safeParse(value);
  if (parsed.success) {
    return parsed.data.type === "batch" && workOf(parsed.data) > BATCH_WORK_MAX
      ? refuse("tooLarge", "This is too much for one batch; ask for it in parts.", { max: BATCH_WORK_MAX })
      : { command: parsed.data };
  }
  const issue = parsed.error.issues.flatMap((one) =>
    one.code === "invalid_union" ? one.errors.flat() : [one],
  );
  const tooLong = issue.some((one) => one.code === "too_big" && one.origin === "string");
  const where = issue[0]?.path.join(".") ?? "";
  return refuse(
    tooLong ? "tooLong" : "unreadable",
    `The command could not be read${where === "" ? "" : ` at "${where}"`}: ${issue[0]?.message ?? "it is malformed"}.`,
    { where },
  );
}

/** The id that a command was given, null where it has none; undefined where it cannot be one. */
export const readCommandId = (value: unknown): CommandId | null | undefined => {
  if (value === undefined || value === null) return null;
  return typeof value === "string" && COMMAND_ID.test(value) ? commandId(value) : undefined;
};

export const BAD_COMMAND_ID: Refusal = {
  reason: "unreadable",
  message: "The id of a command has 16 to 40 letters, digits, - or _.",
};

/** A numbered command of a socket; `n` is 0 where not even that could be read. */
export function readCommand(
  json: string,
): NumberedCommand | { readonly n: number; readonly refusal: Refusal } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { n: 0, ...refuse("unreadable", "The command is not JSON.") };
  }
  const asked =
    typeof value === "object" && value !== null
      ? (value as { n?: unknown; id?: unknown; again?: unknown; command?: unknown })
      : {};
  const n = typeof asked.n === "number" && Number.isSafeInteger(asked.n) && asked.n > 0 ? asked.n : 0;
  const id = readCommandId(asked.id);
  if (id === undefined) return { n, refusal: BAD_COMMAND_ID };
  const parsed = parseCommand(asked.command);
  return "refusal" in parsed ? { n, ...parsed } : { n, id, again: asked.again === true, ...parsed };
}
