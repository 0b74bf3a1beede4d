import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { OpenDraft, DraftPreview } from "../../shared/word-file/draft-import.ts";
import { useFileImport } from "./use-file-import.ts";

const PATH = "/api/forum/imports";

/** A file that becomes a draft Opinion, which opens when that is confirmed. */
export function useDraftImport() {
  const file = useFileImport<DraftPreview>({
    all: PATH,
    send: PATH,
    one: (number, act = "") => `${PATH}/${number}${act}`,
  });
  const queries = useQueryClient();
  const [, go] = useLocation();
  const open = async ({ receipt, hash }: DraftPreview, told: Omit<OpenDraft, "hash">): Promise<void> => {
    const opened = await file.post<{ readonly opinionId: string }>(receipt.number, "/open", {
      ...told,
      hash,
    });
    if (opened === null) return;
    await queries.invalidateQueries();
    go(`/opinions/${opened.opinionId}`);
  };
  return { ...file, open };
}
