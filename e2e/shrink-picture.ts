import { crc32, deflateSync, inflateSync } from "node:zlib";

type Raw = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const COLOURS_MAX = 256;

/** Writes a picture anew with a palette of at most 256 colours: a screen has few, and letters their shades. */
export function shrunkPicture(png: Uint8Array): Uint8Array {
  const { width, height, rgb } = readPicture(png);
  const palette = paletteOf(rgb);
  const nearest = nearestIn(palette);
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      rows[y * (width + 1) + x + 1] = nearest((rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Uint8Array.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ]);
}

/** Reads the eight-bit colours that Chromium writes, with or without a fourth byte. */
function readPicture(png: Uint8Array): Raw {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const step = { 2: 3, 6: 4 }[bytes[25] ?? 0];
  if (bytes[24] !== 8 || step === undefined) throw new Error("not a picture as Chromium writes it");
  const lines = inflateSync(Buffer.concat(parts));
  const stride = width * step;
  const pixels = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < step ? 0 : pixels[at - step]!;
      const up = y === 0 ? 0 : pixels[at - stride]!;
      const corner = x < step || y === 0 ? 0 : pixels[at - stride - step]!;
      pixels[at] = lines[from + 1 + x]! + predicted(lines[from]!, { left, up, corner });
    }
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) rgb.set(pixels.subarray(i * step, i * step + 3), i * 3);
  return { width, height, rgb };
}

type Neighbours = { readonly left: number; readonly up: number; readonly corner: number };

/** The five filters of PNG. */
function predicted(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const sum = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

const distance = (one: number, other: number): number =>
  ((one >> 16) - (other >> 16)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one & 255) - (other & 255)) ** 2;

/** The most frequent colours, each at some distance from those before it; the distance shrinks until all have room. */
function paletteOf(rgb: Uint8Array): readonly number[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (let apart = 0; ; apart += 24) {
    const chosen: number[] = [];
    for (const colour of colours) {
      if (chosen.length > COLOURS_MAX) break;
      if (chosen.every((one) => distance(one, colour) > apart)) chosen.push(colour);
    }
    if (chosen.length <= COLOURS_MAX) return chosen;
  }
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map<number, number>();
  return (colour) => {
    const before = known.get(colour);
    if (before !== undefined) return before;
    const best = palette.reduce(
      (found, one, index) => (distance(one, colour) < distance(palette[found]!, colour) ? index : found),
      0,
    );
    known.set(colour, best);
    return best;
  };
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const bytes = Buffer.alloc(body.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(body, 4);
  bytes.writeUInt32BE(crc32(body), body.length + 4);
  return bytes;
}
