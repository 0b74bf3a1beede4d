/** The table of a font that tells its signs, read in the forms 4 and 12 (OpenType 1.9, "cmap"). */
const CMAP = 0x636d6170;
const HEAD_BYTES = 12;
const RECORD_BYTES = 16;

/** True for a code point that any of these fonts has. */
export function coveredBy(fonts: readonly Uint8Array[]): (sign: number) => boolean {
  const ranges = fonts.flatMap((font) =>
    rangesIn(new DataView(font.buffer, font.byteOffset, font.byteLength)),
  );
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return (sign) => {
    let [low, high] = [0, joined.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = joined[middle]!;
      if (sign < from) high = middle - 1;
      else if (sign > to) low = middle + 1;
      else return true;
    }
    return false;
  };
}

type Range = readonly [from: number, to: number];

function rangesIn(font: DataView): readonly Range[] {
  const tables = font.getUint16(4);
  for (let i = 0; i < tables; i++) {
    const record = HEAD_BYTES + i * RECORD_BYTES;
    if (font.getUint32(record) === CMAP) return mapped(font, font.getUint32(record + 8));
  }
  throw new Error("a font without a cmap");
}

function mapped(font: DataView, cmap: number): readonly Range[] {
  const maps = font.getUint16(cmap + 2);
  return Array.from({ length: maps }, (_, i) => cmap + font.getUint32(cmap + 4 + i * 8 + 4)).flatMap((at) => {
    switch (font.getUint16(at)) {
      case 4:
        return shortRanges(font, at);
      case 12:
        return Array.from({ length: font.getUint32(at + 12) }, (_, i): Range => {
          const group = at + 16 + i * 12;
          return [font.getUint32(group), font.getUint32(group + 4)];
        });
      default:
        return [];
    }
  });
}

/** Form 4: segments, some of which name no glyph for some of their signs. */
function shortRanges(font: DataView, at: number): readonly Range[] {
  const segments = font.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + segments * 2];
  const [deltas, offsets] = [starts + segments * 2, starts + segments * 4];
  const ranges: Range[] = [];
  for (let i = 0; i < segments; i++) {
    const [from, to] = [font.getUint16(starts + i * 2), font.getUint16(ends + i * 2)];
    const offset = font.getUint16(offsets + i * 2);
    if (from === 0xffff) continue;
    if (offset === 0) ranges.push([from, to]);
    else
      for (let sign = from; sign <= to; sign++) {
        const glyph = font.getUint16(offsets + i * 2 + offset + (sign - from) * 2);
        if (glyph !== 0 && ((glyph + font.getInt16(deltas + i * 2)) & 0xffff) !== 0)
          ranges.push([sign, sign]);
      }
  }
  return ranges;
}
