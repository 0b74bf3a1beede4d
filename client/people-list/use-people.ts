import { useMemo } from "react";
import type { ToldPeople } from "../../shared/people-list/told-list.ts";
import type { Delegation } from "../../shared/forum/delegation.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { mayGiveLink } from "../../shared/forum/keep-own-people.ts";
import type { BounceReason } from "../../shared/people/mail-wishes.ts";
import type { Participant } from "../../shared/people/participant.ts";
import { readJson } from "../forum/fetch-json.ts";
import { useForum } from "../forum/use-forum.ts";
import { type Read, useRead } from "../forum/use-read.ts";

/** A person of the table. */
export type TablePerson = ForumView["people"][number] & {
  readonly delegation: Delegation | null;
  readonly email: string;
  readonly title: string;
  readonly lastSeen: number | null;
  /** Why the last mail to this address came back. */
  readonly bounce: BounceReason | null;
  /** The reader may edit them and give them links (rule P12). */
  readonly isKept: boolean;
};

export type ReadPeople = { readonly sendsMail: boolean; readonly people: readonly TablePerson[] };

export const PEOPLE_KEY = ["people"] as const;

/** The people whom this reader keeps: of the forum, or of their own delegation. */
export function usePeopleTable(): Read<ReadPeople> {
  const { me, people, delegations, seq } = useForum();
  // The table, its filter and an open form outlast each entry of the record.
  const read = useRead([...PEOPLE_KEY, seq], () => readJson<ToldPeople>("/api/people"), {
    keepsEarlier: true,
  });
  return useMemo(() => {
    if (read.kind !== "here") return read;
    const told = new Map(read.here.people.map((one) => [one.id, one]));
    const byId = new Map(delegations.map((one) => [one.id, one]));
    const table = people.flatMap((person): readonly TablePerson[] => {
      const known = told.get(person.id);
      if (known === undefined) return [];
      const delegation = person.delegationId === null ? null : (byId.get(person.delegationId) ?? null);
      const seat: Participant = {
        ...person,
        category: delegation?.category ?? "office",
        head: person.speaks === "head",
      };
      return [{ ...person, ...known, delegation, isKept: mayGiveLink(me, seat) }];
    });
    return { kind: "here", here: { sendsMail: read.here.sendsMail, people: table } };
  }, [read, me, people, delegations]);
}
