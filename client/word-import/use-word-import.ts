import { useState } from "react";
import type { OnWord } from "../../shared/decide/speaks-for.ts";
import type { ContributionId, OpinionId } from "../../shared/ids.ts";
import type { Keep, WordPreview } from "../../shared/word-file/word-import.ts";
import { useFileImport } from "./use-file-import.ts";

/** A delegation's file on an Opinion: its names are told, and what was chosen of it is taken up. */
export function useWordImport(opinion: OpinionId, on: OnWord | null, contributionId?: ContributionId) {
  const path = `/api/opinions/${opinion}`;
  const as = on === null ? "" : `?for=${encodeURIComponent(on.delegationId)}`;
  const file = useFileImport<WordPreview>({
    all: `${path}/imports${as}`,
    send: `${path}/import${as}`,
    one: (number, act = "") => `${path}/imports/${number}${act}${as}`,
  });
  const [isKept, setIsKept] = useState(false);
  return {
    ...file,
    isKept,
    name: async ({ receipt }: WordPreview, authors: readonly { name: string; whose: "own" | "other" }[]) => {
      const preview = await file.post<WordPreview>(receipt.number, "/authors", { authors });
      if (preview !== null) file.show(preview);
    },
    keep: async (preview: WordPreview, chosen: Omit<Keep, "hash">): Promise<void> => {
      const told = on === null ? {} : { for: { ...on, word: on.word.trim() } };
      const of = contributionId === undefined ? {} : { contributionId };
      const asked = { ...chosen, ...told, ...of, hash: preview.hash };
      if ((await file.post<object>(preview.receipt.number, "/keep", asked)) !== null) setIsKept(true);
      await file.changed();
    },
  };
}
