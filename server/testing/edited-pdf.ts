import { deflateSync, inflateSync } from "node:zlib";

/** An object of a PDF: its dictionary as text, and its stream unpacked. */
export type PdfObject = { readonly dict: string; readonly stream: string | null };

/** A PDF of our own as another program edits it: changed objects are put at its end, and all others stay. */
export type EditedPdf = {
  readonly objects: ReadonlyMap<number, PdfObject>;
  /** The pages, in their order, by the numbers of their objects. */
  readonly pages: readonly number[];
  readonly withObjects: (changed: ReadonlyMap<number, PdfObject>) => Buffer;
};

export function openPdf(bytes: Uint8Array): EditedPdf {
  const text = Buffer.from(bytes).toString("latin1");
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(text)![1]);
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref/u.exec(text.slice(start))![1]!;
  const objects = new Map<number, PdfObject>();
  for (const [, at] of text.slice(start).matchAll(/^(\d{10}) 00000 n/gmu)) {
    const [head, n] = /^(\d+) 0 obj\s*/u.exec(text.slice(Number(at), Number(at) + 40))!;
    const rest = text.slice(Number(at) + head.length);
    const [dict = "", packed] = rest.slice(0, rest.search(/\bendobj\b/u)).split(/\bstream\r?\n/u);
    const from = Number(at) + head.length + dict.length + "stream\n".length;
    const length = Number(/\/Length (\d+)/u.exec(dict)?.[1] ?? 0);
    const raw = Buffer.from(text.slice(from, from + length), "latin1");
    const isPacked = dict.includes("/FlateDecode");
    const stream = packed === undefined ? null : (isPacked ? inflateSync(raw) : raw).toString("latin1");
    objects.set(Number(n), { dict, stream });
  }
  const kids = [...objects.values()].find(({ dict }) => /\/Type \/Pages\b/u.test(dict))!.dict;
  return {
    objects,
    pages: [.../\/Kids \[([^\]]*)\]/u.exec(kids)![1]!.matchAll(/(\d+) 0 R/gu)].map(([, n]) => Number(n)),
    withObjects: (changed) => {
      let all = text;
      const places: string[] = [];
      for (const [n, { dict, stream }] of changed) {
        places.push(`${n} 1\n${String(all.length).padStart(10, "0")} 00000 n \n`);
        if (stream === null) {
          all += `${n} 0 obj\n${dict}\nendobj\n`;
          continue;
        }
        const packed = deflateSync(Buffer.from(stream, "latin1")).toString("latin1");
        const plain = dict.replace(/\/Filter \/FlateDecode/u, "").replace(/\/Length \d+/u, "");
        const now = plain.replace(/^\s*<</u, `<< /Filter /FlateDecode /Length ${packed.length} `);
        all += `${n} 0 obj\n${now}\nstream\n${packed}\nendstream\nendobj\n`;
      }
      const size = Math.max(...objects.keys(), ...changed.keys()) + 1;
      const more = trailer.replace(/\/Size \d+/u, `/Size ${size} /Prev ${start}`);
      return Buffer.from(
        `${all}xref\n${places.join("")}trailer\n<<${more}>>\nstartxref\n${all.length}\n%%EOF\n`,
        "latin1",
      );
    },
  };
}
