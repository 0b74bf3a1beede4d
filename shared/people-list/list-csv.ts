import type { Delegation } from "../forum/delegation.ts";
import type { Role } from "../people/participant.ts";
import type { Localized } from "../text/localized.ts";
import { csvOf } from "../text/csv.ts";
import { COLUMNS, HEADERS, LAST_SEEN_HEADER } from "./columns.ts";

/** A line of the table: a person, or a delegation without one. */
export type ListedLine = {
  readonly delegation: Delegation | null;
  readonly person: {
    readonly name: string;
    readonly title: string;
    readonly email: string;
    readonly role: Role;
    readonly groups: readonly string[];
    readonly head: boolean;
    readonly deputy: boolean;
    readonly lastSeen: number | null;
  } | null;
};

const yes = (is: boolean | undefined): string => (is === true ? "yes" : "");

/** The table as CSV, which may come back as a list (rule P18). Regions stand in it where the forum records them. */
export const listCsv = (lines: readonly ListedLine[], { regions }: { readonly regions: boolean }): string =>
  csvOf([
    [
      ...COLUMNS.filter((column) => regions || column !== "region").map((column) => HEADERS[column]),
      LAST_SEEN_HEADER,
    ],
    ...lines.map(({ delegation, person }) => {
      const name: Localized = delegation?.name ?? { en: "" };
      return [
        delegation?.symbol ?? "",
        name.en,
        name.fr ?? "",
        name.es ?? "",
        name.ru ?? "",
        name.zh ?? "",
        name.ar ?? "",
        delegation?.category ?? "",
        ...(regions ? [delegation?.region ?? ""] : []),
        person?.name ?? "",
        person?.title ?? "",
        person?.email ?? "",
        person?.role ?? "",
        person?.groups.join(", ") ?? "",
        yes(person?.head),
        yes(person?.deputy),
        person?.lastSeen == null ? "" : new Date(person.lastSeen).toISOString().slice(0, 10),
      ];
    }),
  ]);
