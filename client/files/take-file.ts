import type { Refusal } from "../../shared/refusal.ts";
import { ask } from "../forum/ask.ts";
import { readRefusal } from "../forum/fetch-json.ts";

/** Result of a request for a file; no refusal: the connection broke, and nothing was handed over. */
export type DownloadResult =
  | { readonly kind: "done" }
  | { readonly kind: "failed"; readonly refusal: Refusal | null };

/** Asks the server for a file and hands it to the browser, so that a refusal comes back in words and not as a file. */
export async function takeFile(path: string, otherwise: string): Promise<DownloadResult> {
  try {
    const response = await ask(path);
    if (!response.ok) return { kind: "failed", refusal: await readRefusal(response) };
    download(await response.blob(), fileName(response) ?? otherwise);
    return { kind: "done" };
  } catch {
    return { kind: "failed", refusal: null };
  }
}

/** The server's own name for the file, in the document's language where it gives one (RFC 6266). */
function fileName(response: Response): string | undefined {
  const header = response.headers.get("content-disposition") ?? "";
  const own = /filename\*=UTF-8''([^;]+)/u.exec(header)?.[1];
  return own === undefined ? /filename="([^"]+)"/u.exec(header)?.[1] : decodeURIComponent(own);
}

export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
