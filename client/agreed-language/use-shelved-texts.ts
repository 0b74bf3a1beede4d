import type { ShelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { readJson } from "../forum/fetch-json.ts";
import { type Read, useRead } from "../forum/use-read.ts";
import { useForum } from "../forum/use-forum.ts";

/** The texts on the shelf with their phrases; read anew when the secretariat has changed it. */
export function useShelvedTexts(): Read<readonly ShelvedPhrases[]> {
  const { shelfSeq } = useForum();
  const read = async (): Promise<readonly ShelvedPhrases[]> => {
    if (shelfSeq === 0) return [];
    const { texts } = await readJson<{ readonly texts: readonly ShelvedPhrases[] }>("/api/forum/shelf");
    return texts;
  };
  return useRead(["shelved texts", shelfSeq], read, { keepsEarlier: true });
}
