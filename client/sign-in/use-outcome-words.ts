import { useTranslations } from "use-intl";
import { type Reason, REASONS } from "../../shared/refusal.ts";
import type { WayOutcome } from "./ways-requests.ts";

/** Says how it ended; null where it went well. */
export function useOutcomeWords(): (outcome: WayOutcome) => string | null {
  const t = useTranslations();
  return (outcome) => {
    switch (outcome.kind) {
      case "done":
        return null;
      case "refused":
        return t(`refusal.${outcome.reason}`);
      case "cancelled":
      case "unsupported":
      case "unreached":
        return t(`ways.${outcome.kind}`);
    }
  };
}

/** Reason in the address with which the provider's answer was refused: a word of ours, or it counts for nothing. */
export function refusedInAddress(): Reason | null {
  const named = new URLSearchParams(location.search).get("refused") ?? "";
  return Object.hasOwn(REASONS, named) ? (named as Reason) : null;
}
