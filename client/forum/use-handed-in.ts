import type { ListedHandedIn } from "../../shared/negotiation/handed-in.ts";
import { readJson } from "./fetch-json.ts";
import { useForum } from "./use-forum.ts";
import { type Read, useRead } from "./use-read.ts";

/** The papers of the reader's delegation, or all of them for the secretariat; read anew when one changed (rule F12). */
export function useHandedIn(): Read<readonly ListedHandedIn[]> {
  const { handedInSeq } = useForum();
  const read = async (): Promise<readonly ListedHandedIn[]> => {
    if (handedInSeq === 0) return [];
    const { papers } = await readJson<{ readonly papers: readonly ListedHandedIn[] }>("/api/forum/papers");
    return papers;
  };
  return useRead(["handedIn", handedInSeq], read, { keepsEarlier: true });
}
