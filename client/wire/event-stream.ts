/** One server-sent event; `id` is 0 where it has none. */
export type StreamEvent = { readonly name: string; readonly id: number; readonly text: string };

/**
 * Reads server-sent events from pieces cut anywhere, as far as our server writes them: `\n` alone ends a line,
 * and an event has one line of text. Comments are passed over.
 */
export function openEventStream(tell: (event: StreamEvent) => void): (piece: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = "";
  return (piece) => {
    const blocks = (rest + decoder.decode(piece, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      let [name, id, text] = ["message", 0, ""];
      for (const line of block.split("\n")) {
        if (line.startsWith("event: ")) name = line.slice(7);
        else if (line.startsWith("id: ")) id = Number(line.slice(4));
        else if (line.startsWith("data: ")) text = line.slice(6);
      }
      if (text !== "") tell({ name, id, text });
    }
  };
}
