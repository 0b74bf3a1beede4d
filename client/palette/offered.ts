import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLatest } from "../opinion/use-latest.ts";
import type { PaletteEntry } from "./entry.ts";
import { openListeners } from "../ui/listeners.ts";

type Source = () => readonly PaletteEntry[];

let sources: readonly Source[] = [];
const listeners = openListeners();

const { subscribe } = listeners;

const tell = (): void => {
  listeners.tell();
};

/** Offers entries while the part is shown. Nothing is computed before the palette opens. */
export function useOffered(source: Source): void {
  const latest = useLatest(source);
  useEffect(() => {
    const own: Source = () => latest()();
    sources = [...sources, own];
    tell();
    return () => {
      sources = sources.filter((one) => one !== own);
      tell();
    };
  }, [latest]);
}

/** Entries of all parts of the page as they were when the palette opened, or when a part came or went since. */
export function useOfferedEntries(): readonly PaletteEntry[] {
  const now = useSyncExternalStore(subscribe, () => sources);
  return useMemo(() => now.flatMap((source) => source()), [now]);
}

let isOpen = false;

function become(next: boolean): void {
  isOpen = next;
  tell();
}

export const openPalette = (): void => become(true);
export const closePalette = (): void => become(false);
export const useIsPaletteOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen);
