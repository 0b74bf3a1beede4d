import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { WhoWrote } from "../../shared/history/told-comparison.ts";
import { ROLES } from "../../shared/people/participant.ts";
import { useForum } from "../forum/use-forum.ts";

/** "AAA", "the facilitator"; with the person's name where the reader was told who it was (rule J5). */
export function useAuthorLabel(): (who: WhoWrote | undefined) => string {
  const t = useTranslations("people");
  const { delegations, people, former } = useForum();
  return useMemo(() => {
    const symbols = new Map<string, string>(delegations.map(({ id, symbol }) => [id, symbol]));
    const names = new Map<string, string>([...former, ...people].map(({ id, name }) => [id, name]));
    return (who) => {
      if (who === undefined) return t("spoken.somebody");
      const role = ROLES.find((one) => one === who.office);
      const behind =
        symbols.get(who.delegationId ?? "") ??
        (role === undefined ? t("spoken.somebody") : t(`spoken.${role}`));
      const name = names.get(who.userId ?? "");
      return name === undefined ? behind : `${behind} (${name})`;
    };
  }, [t, delegations, people, former]);
}
