import { useTranslations } from "use-intl";
import { CATEGORIES, ROLES } from "../../shared/people/participant.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type PeopleFilter, SEEN } from "./filter-people.ts";

type PeopleFiltersProps = {
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  /** A head has one delegation alone to look at, of one category. */
  readonly isOffice: boolean;
};

export function PeopleFilters({ filter, onFilter, isOffice }: PeopleFiltersProps) {
  const t = useTranslations();
  const wordsOf = useWordsOf();
  const { groups, delegations } = useForum();
  const any = { value: "any", words: t("peopleList.any") } as const;
  return (
    <search className="people-filters">
      <TextField
        label={t("peopleList.search")}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
      />
      {isOffice ? (
        <>
          <Select<PeopleFilter["delegation"]>
            label={t("peopleList.column.delegation")}
            chosen={filter.delegation}
            onChoose={(delegation) => onFilter({ ...filter, delegation })}
            choices={[
              any,
              { value: "none", words: t("peopleList.noDelegation") },
              ...delegations.map(({ id, symbol, name }) => ({
                value: id,
                words: `${symbol} – ${wordsOf(name)}`,
              })),
            ]}
          />
          <Select<PeopleFilter["category"]>
            label={t("peopleList.field.category")}
            chosen={filter.category}
            onChoose={(category) => onFilter({ ...filter, category })}
            choices={[any, ...CATEGORIES.map((value) => ({ value, words: t(`category.${value}`) }))]}
          />
        </>
      ) : null}
      <Select<PeopleFilter["part"]>
        label={t("peopleList.part")}
        chosen={filter.part}
        onChoose={(part) => onFilter({ ...filter, part })}
        choices={[
          any,
          ...ROLES.map((value) => ({ value, words: t(`role.${value}`) })),
          ...groups.map(({ id, topic }) => ({ value: `group:${id}` as const, words: wordsOf(topic) })),
        ]}
      />
      <Select<PeopleFilter["seen"]>
        label={t("peopleList.lastSeen")}
        chosen={filter.seen}
        onChoose={(seen) => onFilter({ ...filter, seen })}
        choices={SEEN.map((value) => ({ value, words: t(`peopleList.seen.${value}`) }))}
      />
    </search>
  );
}
