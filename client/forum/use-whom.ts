import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ForumView, FormerSeat } from "../../shared/forum/forum-view.ts";
import type { DelegationId, GroupId, UserId } from "../../shared/ids.ts";
import { type Role, ROLES } from "../../shared/people/participant.ts";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { useForum } from "./use-forum.ts";
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
      const person = seatAt(known.get(id), forumSeq);
      if (person === undefined) return naming.office("somebody");
      // A lead acts for no delegation (rule P6).
      if (groupId !== null && person.role === "facilitator" && person.leads.includes(groupId))
        return naming.office("facilitator");
      return naming.byBehind(person);
    };
  }, [groupId, forum, naming]);
}

type KnownPerson = Known & { readonly was?: readonly FormerSeat[] };

/** Everybody who takes part or did. */
function knownPeople({ me, people, former }: ForumView): ReadonlyMap<UserId, KnownPerson> {
  const known = new Map<UserId, KnownPerson>([[me.id, me]]);
  for (const one of [...former, ...people]) known.set(one.id, one);
  return known;
}

/** Returns a person's seat when an act was done; each seat held until the entry that ended it. */
const seatAt = (person: KnownPerson | undefined, forumSeq: number): Known | undefined =>
  person?.was?.find(({ until }) => forumSeq < until) ?? person;

/** Returns role, delegation and groups of an author when an act was done; the server's if nobody is known. */
export function useSeatThen(): (id: UserId, forumSeq: number) => Known {
  const forum = useForum();
  return useMemo(() => {
    const known = knownPeople(forum);
    return (id, forumSeq) => seatAt(known.get(id), forumSeq) ?? SERVER_SEAT;
  }, [forum]);
}
const SERVER_SEAT: Known = { delegationId: null, role: "secretariat", leads: [] };

/**
 * The person behind an act of a delegation, to that delegation and to the secretariat alone (rules A7, J5); empty to
 * all others, to whom the server gives no name.
 */
export function usePersonName(): (id: UserId, forumSeq?: number) => string {
  const forum = useForum();
  return useMemo(() => {
    const named = new Map([...forum.former, ...forum.people].map((one) => [one.id, one]));
    const { me } = forum;
    return (id, forumSeq = forum.seq) => {
      const person = named.get(id);
      const delegationId = seatAt(person, forumSeq)?.delegationId ?? null;
      const isTold = me.role === "secretariat" || (delegationId !== null && delegationId === me.delegationId);
      return isTold ? (person?.name ?? "") : "";
    };
  }, [forum]);
}

const office = (label: string, spoken: string): Whom => ({ label, spoken, symbol: null, name: label });

const roleOf = (role: string): Role | null => ROLES.find((one) => one === role) ?? null;

/** A group in two words: the title of its Opinion, since topics are long. */
function ledTopic(forum: ForumView, leads: readonly GroupId[]): string | undefined {
  return forum.groups.find((group) => leads.includes(group.id))?.opinions[0]?.title;
}
