import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getMimeType } from "hono/utils/mime";
import { COMPRESSED_BYTES_MIN } from "../../shared/limits.ts";
import { compressAs, isCompressible, PACKED } from "./compressed.ts";

/** Files are packed once and sent often. */
const FILE_QUALITY = 11;

/** Writes the compressed forms of a page's files beside them (rule M11). Fonts and pictures are compressed already. */
export async function packFiles(dir: string): Promise<void> {
  const packed = readdirSync(dir, { recursive: true, encoding: "utf8" }).map(async (name) => {
    const path = join(dir, name);
    if (!isCompressible(getMimeType(path)) || !statSync(path).isFile()) return;
    const plain = readFileSync(path);
    if (plain.byteLength < COMPRESSED_BYTES_MIN) return;
    for (const [encoding, ending] of [
      ["br", PACKED.br],
      ["gzip", PACKED.gzip],
    ] as const) {
      const bytes = await compressAs(encoding, plain, FILE_QUALITY);
      if (bytes.byteLength < plain.byteLength) writeFileSync(path + ending, bytes);
    }
  });
  await Promise.all(packed);
}
