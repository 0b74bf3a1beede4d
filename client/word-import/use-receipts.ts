import { useQueryClient } from "@tanstack/react-query";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import { fetchJson } from "../forum/fetch-json.ts";
import { useRead } from "../forum/use-read.ts";

/** The receipts at an address; `changed`: they are read anew. */
export function useReceipts(path: string) {
  const queries = useQueryClient();
  const receipts = useRead([path], async () => {
    const answered = await fetchJson<{ readonly files: readonly ReceivedView[] }>(path);
    if (answered.kind === "here") return answered.body.files;
    throw new Error(answered.refusal.reason);
  });
  return { receipts, changed: (): Promise<void> => queries.invalidateQueries({ queryKey: [path] }) };
}
