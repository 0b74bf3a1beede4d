import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ForumView } from "../../shared/forum-view.ts";
import type { DelegationId, GroupId, UserId } from "../../shared/ids.ts";
import { ROLES } from "../../shared/participant.ts";
import type { Role } from "../../shared/participant.ts";
import type { RosterPerson } from "../../shared/protocol.ts";
import { peopleOf } from "../forum/people-of.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";

/** Someone as others may see them: by delegation or office, never by their own name. */
export type Whom = { readonly label: string; readonly symbol: string | null; readonly name: string };

type Known = {
  readonly delegationId: DelegationId | null;
  readonly role: Role | null;
  readonly leads: readonly GroupId[];
};

export type NameThem = (id: UserId) => Whom;

/** Names the author of an act. `people`: whoever is in the room, for those whom the forum does not list. */
export function useWhom(people: readonly RosterPerson[], groupId: GroupId | null): NameThem {
  const t = useTranslations("people");
  const forum = useForum();
  const wordsOf = useWordsOf();
  return useMemo(() => {
    const known = new Map<string, Known>();
    for (const one of people)
      known.set(one.userId, { delegationId: one.delegationId, role: roleOf(one.role), leads: [] });
    for (const one of peopleOf(forum)) known.set(one.id, one);
    known.set(forum.me.id, forum.me);

    return (id) => {
      const person = known.get(id);
      if (person === undefined) return { label: t("somebody"), symbol: null, name: t("somebody") };
      const delegation = forum.delegations.find((one) => one.id === person.delegationId);
      if (delegation !== undefined) {
        const name = wordsOf(delegation.name);
        return { label: delegation.symbol, symbol: delegation.symbol, name };
      }
      const label = officeLabel(person);
      return { label, symbol: null, name: label };
    };

    function officeLabel(person: Known): string {
      if (person.role === null) return t("somebody");
      const leadsHere = groupId !== null && person.leads.includes(groupId);
      const led = leadsHere ? undefined : ledTopic(forum, person.leads);
      if (person.role === "facilitator" && led !== undefined) return t("facilitatorOf", { topic: led });
      return t(person.role);
    }
  }, [people, groupId, forum, t, wordsOf]);
}

const roleOf = (role: string): Role | null => ROLES.find((one) => one === role) ?? null;

/** A group in two words: the title of its Opinion, since topics are long. */
function ledTopic(forum: ForumView, leads: readonly GroupId[]): string | undefined {
  return forum.groups.find((group) => leads.includes(group.id))?.opinions[0]?.title;
}
