import { crc32, deflateRawSync } from "node:zlib";

/** One part of a forged zip; what is given beside name and content is written in the place of the truth. */
export type ForgedPart = {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** Already deflated, in the place of `content`. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly localFlags?: number;
  readonly localName?: string;
  readonly size?: number;
  readonly localSize?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  /** The claimed offset of its local header. */
  readonly offset?: number;
  readonly attributes?: number;
};

export type ForgedEnd = {
  readonly count?: number;
  readonly size?: number;
  readonly offset?: number;
  readonly disk?: number;
  readonly comment?: Uint8Array;
  /** Between the directory and its end. */
  readonly before?: Uint8Array;
};

const utf8 = (text: string | Uint8Array): Uint8Array => (typeof text === "string" ? Buffer.from(text) : text);

function header(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const out = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  out.writeUInt32LE(signature);
  let at = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) out.writeUInt16LE(value & 0xffff, at);
    else out.writeUInt32LE(value >>> 0, at);
    at += bytes;
  }
  return out;
}

/** Writes a zip byte by byte, true or lying. */
export function forgeZip(parts: readonly ForgedPart[], end: ForgedEnd = {}): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  const put = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    at += bytes.byteLength;
  };
  for (const part of parts) {
    const content = utf8(part.content);
    const method = part.method ?? 8;
    const packed = part.packed ?? (method === 8 ? deflateRawSync(content) : content);
    const size = part.size ?? content.byteLength;
    const packedSize = part.packedSize ?? packed.byteLength;
    const crc = part.crc ?? crc32(content);
    const flags = part.flags ?? 0;
    const name = utf8(part.name);
    const localName = utf8(part.localName ?? part.name);
    const start = at;
    put(
      header(0x04034b50, [
        [2, 20],
        [2, part.localFlags ?? flags],
        [2, method],
        [4, 0],
        [4, crc],
        [4, packedSize],
        [4, part.localSize ?? size],
        [2, localName.byteLength],
        [2, 0],
      ]),
    );
    put(localName);
    put(packed);
    directory.push(
      header(0x02014b50, [
        [2, 20],
        [2, 20],
        [2, flags],
        [2, method],
        [4, 0],
        [4, crc],
        [4, packedSize],
        [4, size],
        [2, name.byteLength],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, part.attributes ?? 0],
        [4, part.offset ?? start],
      ]),
      name,
    );
  }
  const offset = at;
  const size = directory.reduce((sum, one) => sum + one.byteLength, 0);
  const comment = end.comment ?? new Uint8Array();
  return Buffer.concat([
    ...chunks,
    ...directory,
    end.before ?? new Uint8Array(),
    header(0x06054b50, [
      [2, end.disk ?? 0],
      [2, end.disk ?? 0],
      [2, end.count ?? parts.length],
      [2, end.count ?? parts.length],
      [4, end.size ?? size],
      [4, end.offset ?? offset],
      [2, comment.byteLength],
    ]),
    comment,
  ]);
}
