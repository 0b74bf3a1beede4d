import { parse } from "parse5";
import { type MarkupReader, openPageReading, type ReadMarkup } from "../../shared/report/markup-reading.ts";

type Node = {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  /** Of a `template`. */
  readonly content?: Node;
};

/** Reads a report's page as a browser does. */
export function readReportPage(text: string): ReadMarkup {
  const reading = openPageReading();
  walk(parse(text) as Node, reading);
  return reading.read();
}

/** Without a call for each depth, which a hostile page could make many. */
function walk(root: Node, reader: MarkupReader): void {
  const left: (Node | string)[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === "string") reader.close(node);
    else if (node.nodeName === "#text") reader.text(node.value ?? "");
    else {
      if (node.attrs !== undefined) {
        reader.open(node.nodeName, Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])));
        left.push(node.nodeName);
      }
      left.push(...[...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])].toReversed());
    }
  }
}
