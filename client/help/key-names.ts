import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { type KeyNames, NAMED_KEYS, printedKey } from "../ui/page-keys.ts";

/** Prints a key as a keyboard of the reader's language names it: "Échap", "Intro". */
export function useKeyNames(): (chord: string) => string {
  const t = useTranslations("keys");
  return useMemo(() => {
    const names = Object.fromEntries(NAMED_KEYS.map((key) => [key, t(`name.${key}`)])) as KeyNames;
    return (chord) => printedKey(chord, names);
  }, [t]);
}
