/** NFC, white space folded, trimmed, one closing sign dropped (rule C31). */
export const readAloud = (text: string): string => folded(text).replace(/\s*[;,.；，。؛،]$/, "");

export const folded = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
