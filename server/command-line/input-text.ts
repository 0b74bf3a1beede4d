import type { CommandLineRequest, Outcome } from "./outcome.ts";

/** The input file of a command as a text, or why it is none. */
export function readInput(
  asked: CommandLineRequest,
  bytesMax: number,
): { readonly source: string } | Outcome {
  if (asked.input === undefined) return { lines: [`Name a file to ${asked.name}.`], code: 1 };
  const bytes = Buffer.from(asked.input, "base64");
  if (bytes.byteLength > bytesMax) return { lines: [`A text may have ${bytesMax} bytes at most.`], code: 1 };
  try {
    return { source: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { lines: ["The file is not a UTF-8 text."], code: 1 };
  }
}
