import type { IncomingMessage } from "node:http";
import type { Outcome, Tell } from "./outcome.ts";

/** Tells each line that comes on the way. Behind the last of them comes the outcome. */
export async function readAnswer(response: IncomingMessage, tell: Tell): Promise<Outcome> {
  let rest = "";
  response.setEncoding("utf8");
  for await (const chunk of response as AsyncIterable<string>) {
    rest += chunk;
    if (!chunk.includes("\n")) continue;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") tell((JSON.parse(line) as { readonly told: string }).told);
  }
  return JSON.parse(rest) as Outcome;
}
