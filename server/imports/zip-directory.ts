import { WORD_PARTS_MAX } from "../../shared/file-limits.ts";
import { FileFault } from "./fault.ts";

/** One part of a zip, as central directory and local header agree on it. */
export type ZipPart = {
  readonly name: string;
  readonly packed: Uint8Array;
  readonly deflated: boolean;
  /** As the file says; what comes out is counted all the same. */
  readonly size: number;
  readonly crc: number;
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const FULL_16 = 0xffff;
/** Behind the end record: a line break, a few zeros. More is another file's. */
const BYTES_BEHIND_MAX = 64;
const FULL_32 = 0xffffffff;
/** Bits of an entry's flags: encrypted, sizes behind the words, strong encryption, masked headers. */
const ENCRYPTED = 1 | (1 << 6) | (1 << 13);
const SIZES_BEHIND = 1 << 3;
/** First bytes of Word's old .doc, and of every .docx that a password protects. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The parts of a zip by name. Two readers of one file must not see two things, so what is said twice must agree:
 * directory and local headers, names, sizes; parts may not overlap, nor one name stand twice.
 */
export function readDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) throw new FileFault("oldOrProtected");
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === FULL_16 || size === FULL_32 || start === FULL_32) throw new FileFault("zip64");
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new FileFault("broken");
  if (count > WORD_PARTS_MAX) throw new FileFault("tooManyParts");
  if (start + size !== end) throw new FileFault("broken");

  const parts = new Map<string, ZipPart>();
  const seen = new Set<string>();
  const spans: { readonly from: number; readonly to: number }[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== CENTRAL) throw new FileFault("broken");
    const read = readEntry(bytes, view, at, start);
    const { part, span } = read;
    // Names of parts are compared without regard to capitals in Word's own form.
    const key = part.name.toLowerCase();
    if (seen.has(key)) throw new FileFault("twice");
    seen.add(key);
    parts.set(part.name, part);
    spans.push(span);
    at = read.next;
  }
  if (at !== end) throw new FileFault("broken");
  spans.sort((a, b) => a.from - b.from);
  if (spans.some(({ from }, i) => i > 0 && from < spans[i - 1]!.to)) throw new FileFault("lyingSizes");
  return parts;
}

/**
 * The last end record in the file, which every reader finds first. Some programs leave a few bytes behind it: no record
 * begins in them, so they make no second file of this one.
 */
function endOf(view: DataView): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - FULL_16 - BYTES_BEHIND_MAX); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const behind = view.byteLength - at - END_BYTES - view.getUint16(at + 20, true);
    if (behind >= 0 && behind <= BYTES_BEHIND_MAX) return at;
    break;
  }
  throw new FileFault(view.byteLength >= 4 && view.getUint32(0, true) === LOCAL ? "broken" : "notWord");
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  dataEnd: number,
): { readonly part: ZipPart; readonly span: { from: number; to: number }; readonly next: number } {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const local = view.getUint32(at + 42, true);
  const next =
    at + CENTRAL_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > view.byteLength) throw new FileFault("broken");
  if ((flags & ENCRYPTED) !== 0) throw new FileFault("encrypted");
  if (packedSize === FULL_32 || size === FULL_32 || local === FULL_32) throw new FileFault("zip64");
  if (method !== 0 && method !== 8) throw new FileFault("packing");
  const nameBytes = bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength);
  const name = partName(nameBytes);

  if (local + LOCAL_BYTES > dataEnd || view.getUint32(local, true) !== LOCAL) throw new FileFault("broken");
  const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const to = from + packedSize;
  if (to > dataEnd) throw new FileFault("lyingSizes");
  const localName = bytes.subarray(
    local + LOCAL_BYTES,
    local + LOCAL_BYTES + view.getUint16(local + 26, true),
  );
  const localFlags = view.getUint16(local + 6, true);
  if ((localFlags & ENCRYPTED) !== 0) throw new FileFault("encrypted");
  const agrees =
    localFlags === flags &&
    view.getUint16(local + 8, true) === method &&
    Buffer.from(localName).equals(nameBytes);
  if (!agrees) throw new FileFault("broken");
  if ((flags & SIZES_BEHIND) === 0) {
    const same =
      view.getUint32(local + 14, true) === crc &&
      view.getUint32(local + 18, true) === packedSize &&
      view.getUint32(local + 22, true) === size;
    if (!same) throw new FileFault("lyingSizes");
  }
  if (method === 0 && packedSize !== size) throw new FileFault("lyingSizes");
  const part = { name, packed: bytes.subarray(from, to), deflated: method === 8, size, crc };
  return { part, span: { from: local, to }, next };
}

/** A path inside the package; nothing is ever written by it, and one that climbs out says what its file is. */
function partName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileFault("broken");
  }
  const steps = name.split("/");
  if (/^[a-z]:|[\\\0]|^\//iu.test(name) || steps.includes("..") || steps.includes("."))
    throw new FileFault("outside");
  return name;
}
