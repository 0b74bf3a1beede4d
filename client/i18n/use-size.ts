import { useCallback } from "react";
import { tagOf } from "./languages.ts";
import { useLanguage } from "./language-provider.tsx";

const UNITS = ["byte", "kilobyte", "megabyte"] as const;
const STEP = 1024;

/** Says the size of a file as the reader's language does: "1.2 MB". */
export function useSize(): (bytes: number) => string {
  const { language } = useLanguage();
  return useCallback(
    (bytes) => {
      const at = bytes < STEP ? 0 : bytes < STEP * STEP ? 1 : 2;
      return new Intl.NumberFormat(tagOf(language), {
        style: "unit",
        unit: UNITS[at],
        unitDisplay: at === 0 ? "long" : "short",
        maximumFractionDigits: at === 2 ? 1 : 0,
      }).format(bytes / STEP ** at);
    },
    [language],
  );
}
