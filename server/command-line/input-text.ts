import type { CommandLineRequest, Outcome } from "./outcome.ts";
import { say } from "./spoken.ts";

/** The input file of a command as a text, or why it is none. */
export function readInput(
  asked: CommandLineRequest,
  bytesMax: number,
): { readonly source: string } | Outcome {
  if (asked.input === undefined)
    return { lines: [say("command", "fileFor", { command: asked.name })], code: 1 };
  const bytes = Buffer.from(asked.input, "base64");
  if (bytes.byteLength > bytesMax)
    return { lines: [say("command", "tooManyBytes", { bytes: bytesMax })], code: 1 };
  try {
    return { source: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { lines: [say("command", "notUtf8")], code: 1 };
  }
}
