import { useMemo } from "react";
import type { DelegationId } from "../../shared/ids.ts";
import { useForum } from "./use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";

/** Delegations by the symbols and names of the forum's own list. */
export function useDelegations(): {
  readonly symbolOf: (id: DelegationId) => string;
  readonly nameOf: (id: DelegationId) => string;
} {
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  return useMemo(() => {
    const find = (id: DelegationId) => delegations.find((one) => one.id === id);
    return {
      symbolOf: (id) => find(id)?.symbol ?? id,
      nameOf: (id) => {
        const found = find(id);
        return found === undefined ? id : wordsOf(found.name);
      },
    };
  }, [delegations, wordsOf]);
}
