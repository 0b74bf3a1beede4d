import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { ROLES } from "../../shared/participant.ts";
import type { Room } from "../room/room.ts";
import type { NameAuthor } from "./words.tsx";

type Behind = { readonly delegationId: string | null; readonly office: string | null };

/** Who wrote and who deleted, by delegation or office. One object while the language and the forum's list are the same. */
export function useAuthorNames(room: Room): NameAuthor {
  const t = useTranslations("people");
  const { delegations } = useForum();
  return useMemo(() => {
    const symbols = new Map<string, string>(delegations.map(({ id, symbol }) => [id, symbol]));
    const nameOf = (behind: Behind | undefined): string => {
      if (behind === undefined) return t("spoken.somebody");
      if (behind.delegationId !== null) return symbols.get(behind.delegationId) ?? t("spoken.somebody");
      const role = ROLES.find((one) => one === behind.office);
      return role === undefined ? t("spoken.somebody") : t(`spoken.${role}`);
    };
    return {
      writerOf: ({ client }) => nameOf(room.snapshot().authors.get(client)),
      deleterOf: ({ client, clock }) => nameOf(room.snapshot().deletions.at(client, clock)),
    };
  }, [t, delegations, room]);
}
