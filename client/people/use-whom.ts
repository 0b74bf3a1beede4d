import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { ledAt } from "../../shared/forum/hand-lead.ts";
import type { ForumView } from "../../shared/forum-view.ts";
import type { DelegationId, GroupId, UserId } from "../../shared/ids.ts";
import { ROLES } from "../../shared/participant.ts";
import type { Role } from "../../shared/participant.ts";
import type { RosterPerson } from "../../shared/protocol.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";

/** Someone as others may see them: by delegation or office, never by their own name. */
export type Whom = {
  /** On its own: "AAA", "Facilitator". */
  readonly label: string;
  /** Inside a sentence: "AAA", "the facilitator". */
  readonly spoken: string;
  readonly symbol: string | null;
  readonly name: string;
};

type Known = {
  readonly delegationId: DelegationId | null;
  readonly role: Role | null;
  readonly leads: readonly GroupId[];
};

/** As they are now, or as they were when an entry was made: by the forum's seq that it names. */
export type NameThem = (id: UserId, forumSeq?: number) => Whom;

export type NamePresent = (person: RosterPerson) => Whom;

type Naming = {
  /** Returns the delegation's symbol, else the office. */
  readonly byBehind: (known: Known) => Whom;
  readonly office: (who: "somebody" | "facilitator") => Whom;
};

function useNaming(groupId: GroupId | null): Naming {
  const t = useTranslations("people");
  const forum = useForum();
  const wordsOf = useWordsOf();
  return useMemo(() => {
    const officeOf = ({ role, leads }: Known): Whom => {
      if (role === null) return office(t("somebody"), t("spoken.somebody"));
      const leadsHere = groupId !== null && leads.includes(groupId);
      const topic = leadsHere ? undefined : ledTopic(forum, leads);
      if (role === "facilitator" && topic !== undefined)
        return office(t("facilitatorOf", { topic }), t("spoken.facilitatorOf", { topic }));
      return office(t(role), t(`spoken.${role}`));
    };
    return {
      byBehind: (known) => {
        const delegation = forum.delegations.find((one) => one.id === known.delegationId);
        if (delegation === undefined) return officeOf(known);
        const { symbol, name } = delegation;
        return { label: symbol, spoken: symbol, symbol, name: wordsOf(name) };
      },
      office: (who) => office(t(who), t(`spoken.${who}`)),
    };
  }, [groupId, forum, t, wordsOf]);
}

/** Names a person in the room. The server gives only their delegation or office (rule J5). */
export function useWhomHere(groupId: GroupId | null): NamePresent {
  const { byBehind } = useNaming(groupId);
  return useCallback(
    ({ delegationId, role, leads = [] }) => byBehind({ delegationId, role: roleOf(role), leads }),
    [byBehind],
  );
}

/** Names the author of an event. */
export function useWhom(groupId: GroupId | null): NameThem {
  const forum = useForum();
  const naming = useNaming(groupId);
  return useMemo(() => {
    const known = knownPeople(forum);

    return (id, forumSeq = forum.seq) => {
      const person = known.get(id);
      if (person === undefined) return naming.office("somebody");
      // One hat: who leads acts for no delegation (rule P6).
      const at = { changes: forum.hats, forumSeq };
      if (groupId !== null && person.role === "facilitator" && ledAt({ id, ...person }, groupId, at))
        return naming.office("facilitator");
      return naming.byBehind(person);
    };
  }, [groupId, forum, naming]);
}

function knownPeople(forum: ForumView): ReadonlyMap<UserId, Known> {
  const known = new Map<UserId, Known>();
  for (const one of forum.people) known.set(one.id, one);
  known.set(forum.me.id, forum.me);
  return known;
}

const office = (label: string, spoken: string): Whom => ({ label, spoken, symbol: null, name: label });

const roleOf = (role: string): Role | null => ROLES.find((one) => one === role) ?? null;

/** A group in two words: the title of its Opinion, since topics are long. */
function ledTopic(forum: ForumView, leads: readonly GroupId[]): string | undefined {
  return forum.groups.find((group) => leads.includes(group.id))?.opinions[0]?.title;
}
