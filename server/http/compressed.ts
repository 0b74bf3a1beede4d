import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from "hono/compress";
import { COMPRESSED_BYTES_MIN } from "../../shared/limits.ts";

export type Encoding = "br" | "gzip";

/** Beside a file, compressed when the page was built. */
export const PACKED = { br: ".br", gzip: ".gz" } as const satisfies Record<Encoding, string>;

/** Small and quick: a record of 100 kB takes about two milliseconds, on another thread. */
const ANSWER_QUALITY = 5;
const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Returns the encoding for this request: Brotli, else gzip, else null for none. The header is the client's. */
export function encodingFor(accepted: string | undefined): Encoding | null {
  const shares = new Map<string, number>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((one) => one.trim());
    const q = parameters.find((one) => one.startsWith("q="))?.slice(2);
    shares.set(name, q === undefined ? 1 : Number(q));
  }
  const isAccepted = (name: Encoding): boolean => (shares.get(name) ?? shares.get("*") ?? 0) > 0;
  return isAccepted("br") ? "br" : isAccepted("gzip") ? "gzip" : null;
}

/** Compresses on a thread beside the one that carries everybody's keys. */
export const compressAs = (
  encoding: Encoding,
  bytes: Uint8Array,
  quality = ANSWER_QUALITY,
): Promise<Buffer<ArrayBuffer>> =>
  encoding === "br"
    ? brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      })
    : gzipped(bytes, { level: Math.min(quality, constants.Z_BEST_COMPRESSION) });

export const isCompressible = (type: string | null | undefined): boolean =>
  type !== null && type !== undefined && COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type);

/**
 * Compresses answers to GET that are text or JSON (rule M11). Links and codes come in answers to POST, which stay as
 * they are: the size of a compressed answer tells nobody of a secret in it. Streams of lines say `no-transform`.
 */
export function compressed(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const { headers, body, status } = c.res;
    if (c.req.method !== "GET" || body === null || status === 206) return;
    if (headers.has("content-encoding") || !isCompressible(headers.get("content-type"))) return;
    if (/\bno-transform\b/u.test(headers.get("cache-control") ?? "")) return;
    if (!/\baccept-encoding\b/iu.test(headers.get("vary") ?? ""))
      c.header("vary", "Accept-Encoding", { append: true });
    const encoding = encodingFor(c.req.header("accept-encoding"));
    const length = headers.get("content-length");
    if (encoding === null || (length !== null && Number(length) < COMPRESSED_BYTES_MIN)) return;
    const plain = new Uint8Array(await c.res.arrayBuffer());
    const bytes = plain.byteLength < COMPRESSED_BYTES_MIN ? plain : await compressAs(encoding, plain);
    const tag = headers.get("etag");
    c.res = new Response(bytes, c.res);
    c.res.headers.set("content-length", String(bytes.byteLength));
    if (bytes === plain) return;
    c.res.headers.set("content-encoding", encoding);
    // The same tag stands for each encoding of it.
    if (tag !== null && !tag.startsWith("W/")) c.res.headers.set("etag", `W/${tag}`);
  };
}
