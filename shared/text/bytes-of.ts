/** Bytes of a text in UTF-8: what limits of texts count. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength;
