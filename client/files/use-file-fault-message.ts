import { useTranslations } from "use-intl";
import type { Refusal } from "../../shared/refusal.ts";
import { PAPER_FAULTS, type PaperFault } from "../../shared/word-file/paper-fault.ts";
import { WORD_FAULTS } from "../../shared/word-file/word-fault.ts";

const isFault = (fault: unknown): fault is PaperFault =>
  typeof fault === "string" && (fault in WORD_FAULTS || fault in PAPER_FAULTS);

/** Why a file was not taken, in the reader's words. */
export function useFileFaultMessage(): (refusal: Refusal) => string {
  const t = useTranslations();
  return ({ reason, details }) => {
    const fault = details?.["fault"];
    return isFault(fault) ? t(`wordFile.faults.${fault}`) : t(`refusal.${reason}`);
  };
}
