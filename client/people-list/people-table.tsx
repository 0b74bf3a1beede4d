import { useState } from "react";
import { useTranslations } from "use-intl";
import { useSearch } from "wouter";
import type { UserId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useLinkedId, useLinkedPart } from "../opinion/linked-part.ts";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";
import { type Sort, SORTS } from "./filter-people.ts";
import type { TablePerson } from "./use-people.ts";

/** Rows of one page: more are slow to draw, and nobody reads them. */
const SHOWN = 50;

export type PersonAct = "edit" | "replace" | "end" | "link" | "mail" | "endSignIns";

type PeopleTableProps = {
  readonly people: readonly TablePerson[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly chosen: ReadonlySet<UserId>;
  readonly onChoose: (chosen: ReadonlySet<UserId>) => void;
  readonly acts: readonly PersonAct[];
  readonly onAct: (act: PersonAct, person: TablePerson) => void;
};

/** People as a table, some at a time; on a phone each row is a card. */
export function PeopleTable({ people, sort, onSort, chosen, onChoose, acts, onAct }: PeopleTableProps) {
  const t = useTranslations("peopleList");
  const [from, setFrom] = useState(0);
  const linked = useLinkedRow(people);
  const [followed, setFollowed] = useState<string | null>(null);
  if (linked !== null && followed !== linked.search) {
    setFollowed(linked.search);
    setFrom(Math.floor(linked.index / SHOWN) * SHOWN);
  }
  const first = from < people.length ? from : 0;
  const shown = people.slice(first, first + SHOWN);
  const isAll = people.length > 0 && people.every(({ id }) => chosen.has(id));
  const toggle = (ids: readonly UserId[], on: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    onChoose(next);
  };
  return (
    <>
      <table className="people-table">
        <caption>{t("count", { n: people.length, chosen: chosen.size })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={t("chooseAll")}
                checked={isAll}
                onChange={(event) =>
                  toggle(
                    people.map(({ id }) => id),
                    event.target.checked,
                  )
                }
              />
            </th>
            {SORTS.map((one) => (
              <th key={one} scope="col" aria-sort={one === sort ? "ascending" : "none"}>
                <button type="button" className="sort" onClick={() => onSort(one)}>
                  {t(`column.${one}`)}
                </button>
              </th>
            ))}
            <th scope="col">{t("field.email")}</th>
            <th scope="col">{t("column.acts")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isLinked={linked?.id === person.id}
              isChosen={chosen.has(person.id)}
              onChoose={(on) => toggle([person.id], on)}
              acts={acts}
              onAct={onAct}
            />
          ))}
        </tbody>
      </table>
      {people.length <= SHOWN ? null : (
        <nav className="people-pages" aria-label={t("pages")}>
          <Button isDisabled={first === 0} onPress={() => setFrom(Math.max(0, first - SHOWN))}>
            {t("earlier")}
          </Button>
          <span>{t("page", { first: first + 1, last: first + shown.length, n: people.length })}</span>
          <Button isDisabled={first + SHOWN >= people.length} onPress={() => setFrom(first + SHOWN)}>
            {t("later")}
          </Button>
        </nav>
      )}
    </>
  );
}

/** The row that the address names: a person's, or the first of a delegation; null: it names none that is here. */
function useLinkedRow(people: readonly TablePerson[]) {
  const search = useSearch();
  const person = useLinkedId("person");
  const delegation = useLinkedId("delegation");
  const index = people.findIndex((one) => one.id === person || one.delegation?.id === delegation);
  return index === -1 ? null : { search, index, id: people[index]!.id };
}

type PersonRowProps = Pick<PeopleTableProps, "acts" | "onAct"> & {
  readonly person: TablePerson;
  readonly isLinked: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
};

function PersonRow({ person, isLinked, isChosen, onChoose, acts, onAct }: PersonRowProps) {
  const t = useTranslations("peopleList");
  const roleOf = useTranslations("role");
  const wordsOf = useWordsOf();
  const instants = useInstants();
  const { groups, timeZone } = useForum();
  const row = useLinkedPart<HTMLTableRowElement>(isLinked);
  const { name, title, email, delegation, role, leads, speaks, lastSeen, bounce } = person;
  const led = groups.filter(({ id }) => leads.includes(id)).map(({ topic }) => wordsOf(topic));
  return (
    <tr ref={row} tabIndex={isLinked ? -1 : undefined} className={isLinked ? "linked" : undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={t("choose", { name })}
          checked={isChosen}
          disabled={!person.isKept}
          onChange={(event) => onChoose(event.target.checked)}
        />
      </td>
      <td>
        {delegation === null ? null : (
          <>
            <b>{delegation.symbol}</b>
            <small className="faint">{wordsOf(delegation.name)}</small>
          </>
        )}
      </td>
      <th scope="row">
        <bdi>{name}</bdi>
        {title === "" ? null : <small className="faint">{title}</small>}
      </th>
      <td>
        {[roleOf(role), ...led, speaks === null ? "" : t(`speaks.${speaks}`)]
          .filter((one) => one !== "")
          .join(" · ")}
      </td>
      <td data-column={t("column.lastSeen")}>
        {lastSeen === null ? t("seen.never") : instants.inZone(lastSeen, timeZone)}
      </td>
      <td>
        {email}
        {bounce === null ? null : <small className="warning">{t(`bounced.${bounce}`)}</small>}
      </td>
      <td>
        {person.isKept && acts.length > 0 ? (
          <Menu
            label={t("actsOn", { name })}
            trigger={
              <Button look="icon" aria-label={t("actsOn", { name })}>
                <span aria-hidden="true">⋯</span>
              </Button>
            }
            groups={[
              {
                id: "acts",
                entries: acts.map((id) => ({ id, words: t(`act.${id}`), onPress: () => onAct(id, person) })),
              },
            ]}
          />
        ) : null}
      </td>
    </tr>
  );
}
