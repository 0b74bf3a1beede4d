import type { Forum } from "../forum/forum.ts";
import type { UserId } from "../ids.ts";
import { foldedEmail } from "../people/email.ts";
import type { Participant } from "../people/participant.ts";
import { issue, type PeopleIssue } from "./issue.ts";
import type { PeopleRow } from "./people-row.ts";

/** Facts about a person that stand outside the forum's record. */
export type KnownPerson = { readonly name: string; readonly email: string; readonly title: string };

/** The person of each row, by its line; a row that is in none is of a new person. */
export type MatchedPeople = {
  readonly people: ReadonlyMap<number, Participant>;
  readonly wrong: readonly PeopleIssue[];
};

const foldedName = (name: string): string => name.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ");

/** From the surest sign of a person to the weakest. */
const SIGNS = ["all", "emailAndName", "email", "nameAndDelegation"] as const;
type Keys = Readonly<Record<(typeof SIGNS)[number], string>>;

/**
 * Finds each row's person: by e-mail and name, then by an e-mail that one person has, then by name and delegation. No
 * person is found twice, so that namesakes and shared addresses stay apart.
 */
export function matchPeople(
  rows: readonly PeopleRow[],
  { participants, delegations }: Pick<Forum, "participants" | "delegations">,
  knownOf: (user: UserId) => KnownPerson,
): MatchedPeople {
  const symbols = new Map(delegations.map(({ id, symbol }) => [id, symbol]));
  const known = [...participants.values()].map((person) => {
    const { name, email } = knownOf(person.id);
    const symbol = person.delegationId === null ? "" : (symbols.get(person.delegationId) ?? "");
    return { person, keys: keysOf({ name, email, symbol }) };
  });
  const named = rows.filter(({ name }) => name !== undefined);
  const people = new Map<number, Participant>();
  const taken = new Set<UserId>();
  const unclear = new Map<number, PeopleIssue>();
  for (const sign of SIGNS) {
    const bySign = Map.groupBy(known, ({ keys }) => keys[sign]);
    const open = named.filter(({ line }) => !people.has(line));
    const asking = Map.groupBy(open, (row) => keysOfRow(row)[sign]);
    for (const row of open) {
      const value = keysOfRow(row)[sign];
      const fits = (bySign.get(value) ?? []).filter(({ person }) => !taken.has(person.id));
      if (value === "" || fits.length === 0) continue;
      const isShared = fits.length > 1 || asking.get(value)!.length > 1;
      // An address that several people or lines share tells nobody apart.
      const isSure = !isShared || (fits.length === 1 && sign !== "email" && sign !== "emailAndName");
      const isLast =
        sign === "nameAndDelegation" || (sign === "emailAndName" && row.delegation === undefined);
      if (!isSure && isLast) unclear.set(row.line, issue("severalOfName", row.line, row.name));
      if (!isSure) continue;
      taken.add(fits[0]!.person.id);
      people.set(row.line, fits[0]!.person);
    }
  }
  return { people, wrong: [...unclear.values(), ...sameRows(named)] };
}

function keysOf({ name, email, symbol }: { name: string; email: string; symbol: string }): Keys {
  const [address, person] = [foldedEmail(email), foldedName(name)];
  const isReached = address !== "" && person !== "";
  return {
    all: isReached ? [address, person, symbol].join("\n") : "",
    emailAndName: isReached ? [address, person].join("\n") : "",
    email: address,
    nameAndDelegation: person === "" ? "" : [person, symbol].join("\n"),
  };
}

const keysOfRow = ({ name = "", email = "", delegation = "" }: PeopleRow): Keys =>
  keysOf({ name, email, symbol: delegation });

/** The same person on two lines of one file. */
function sameRows(rows: readonly PeopleRow[]): readonly PeopleIssue[] {
  const first = new Map<string, number>();
  return rows.flatMap((row) => {
    const { email, nameAndDelegation } = keysOfRow(row);
    const key = [email, nameAndDelegation].join("\n");
    const before = first.get(key);
    if (before !== undefined) return [issue("sameAsLine", row.line, before)];
    first.set(key, row.line);
    return [];
  });
}
