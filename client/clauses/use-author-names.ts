import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { delegationColour } from "../forum/colours.ts";
import { useForum } from "../forum/use-forum.ts";
import { ROLES } from "../../shared/people/participant.ts";
import type { PageRoom } from "../room/room.ts";
import type { DrawnAuthors, Redlined } from "../editor/authors-of-drawn.ts";

type Behind = { readonly delegationId: string | null; readonly office: string | null };

/**
 * Names of authors and removers, by delegation or office. One object while the language and the forum's list are the
 * same.
 */
export function useAuthorNames(room: PageRoom): DrawnAuthors {
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
    const behind = ({ kind, first: { client, clock } }: Redlined): Behind | undefined => {
      const { authors, deletions } = room.snapshot();
      return kind === "deleted" ? deletions.at(client, clock) : authors.get(client);
    };
    return {
      titleOf: (part) => (part.kind === "deleted" ? deleted : inserted)(nameOf(behind(part))),
      colourOf: (part) => delegationColour(symbols.get(behind(part)?.delegationId ?? "") ?? null),
      isKnown: (part) => behind(part) !== undefined,
      onNamed: room.subscribe,
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
