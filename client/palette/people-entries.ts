import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import type { PaletteEntry } from "./entry.ts";
import { followedAddress } from "./found-address.ts";

/**
 * Delegations, and the people whose names this person sees. Each opens at its row of the table of people; where a reader
 * has no such row, at the papers of the delegation.
 */
export function usePeopleEntries(): readonly PaletteEntry[] {
  const t = useTranslations();
  const { me, delegations, people } = useForum();
  const wordsOf = useWordsOf();
  const [, go] = useLocation();
  return useMemo(() => {
    const isOffice = mayDo(me, null, "admitPeople") === null;
    const isOfTable = (id: DelegationId | null): boolean =>
      isOffice || (mayKeepOwnPeople(me) && id !== null && id === me.delegationId);
    const symbolOf = (id: DelegationId | null): string | undefined =>
      delegations.find((one) => one.id === id)?.symbol;
    const delegationAt = (id: DelegationId): string =>
      followedAddress(isOfTable(id) ? "/people" : "/contributions", { delegation: id });
    return [
      ...delegations.map(({ id, symbol, name }) => ({
        id: `person.${id}`,
        words: `${symbol} · ${wordsOf(name)}`,
        where: t("palette.delegation"),
        run: () => go(delegationAt(id)),
      })),
      ...people
        .filter(({ name }) => name !== "")
        .map(({ id, name, role, delegationId }) => ({
          id: `person.${id}`,
          words: name,
          where: symbolOf(delegationId) ?? t(`role.${role}`),
          run: () =>
            go(
              isOfTable(delegationId)
                ? followedAddress("/people", { person: id })
                : delegationId === null
                  ? "/contributions"
                  : delegationAt(delegationId),
            ),
        })),
    ];
  }, [t, me, delegations, people, wordsOf, go]);
}
