import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useForum } from "../forum/use-forum.ts";
import { ROLES } from "../../shared/participant.ts";
import type { Room } from "../room/room.ts";
import type { NameAuthor } from "./words.tsx";

type Behind = { readonly delegationId: string | null; readonly office: string | null };

/** Who wrote and who deleted, by delegation or office. One object while the language and the forum's list are the same. */
export function useAuthorNames(room: Room): NameAuthor {
  const t = useTranslations();
  const { delegations } = useForum();
  return useMemo(() => {
    const symbols = new Map<string, string>(delegations.map(({ id, symbol }) => [id, symbol]));
    const spoken = sayOnce((who: (typeof ROLES)[number] | "somebody") => t(`people.spoken.${who}`));
    const nameOf = (behind: Behind | undefined): string => {
      const { delegationId = null, office = null } = behind ?? {};
      if (delegationId !== null) return symbols.get(delegationId) ?? spoken("somebody");
      return spoken(ROLES.find((one) => one === office) ?? "somebody");
    };
    const inserted = sayOnce((who: string) => t("sheet.insertedBy", { who }));
    const deleted = sayOnce((who: string) => t("sheet.deletedBy", { who }));
    return {
      insertedBy: ({ client }) => inserted(nameOf(room.snapshot().authors.get(client))),
      deletedBy: ({ client, clock }) => deleted(nameOf(room.snapshot().deletions.at(client, clock))),
    };
  }, [t, delegations, room]);
}

/** Few names stand behind thousands of stretches that are drawn in every frame. */
function sayOnce<Who extends string>(say: (who: Who) => string): (who: Who) => string {
  const said = new Map<Who, string>();
  return (who) => {
    const words = said.get(who) ?? say(who);
    said.set(who, words);
    return words;
  };
}
