import { useTranslations } from "use-intl";
import type { Balance } from "../../shared/experts/expert.ts";
import type { Category } from "../../shared/people/participant.ts";

type Row = { readonly value: string; readonly experts: number; readonly delegations?: number };

/** Counts of the experts by category, and by what else the forum records (rule P26). */
export function BalanceTables({ balance: { categories, regions, genders } }: { readonly balance: Balance }) {
  const t = useTranslations("experts");
  const categoryWords = useTranslations("category");
  const genderWords = (value: string): string =>
    value === "woman" || value === "man" || value === "other" ? t(`gender.${value}`) : t("unknown");
  return (
    <div className="balance">
      <Counts
        caption={t("byCategory")}
        rows={categories}
        wordsOf={(value) => categoryWords(value as Category)}
      />
      {regions === null ? null : (
        <Counts caption={t("byRegion")} rows={regions} wordsOf={(value) => value || t("unknown")} />
      )}
      {genders === null ? null : <Counts caption={t("byGender")} rows={genders} wordsOf={genderWords} />}
    </div>
  );
}

function Counts({
  caption,
  rows,
  wordsOf,
}: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly wordsOf: (value: string) => string;
}) {
  const t = useTranslations("experts");
  const hasDelegations = rows.some(({ delegations }) => delegations !== undefined);
  return (
    <table className="experts-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t("experts")}</th>
          {hasDelegations ? <th scope="col">{t("delegations")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, experts, delegations }) => (
          <tr key={value}>
            <th scope="row">
              <bdi>{wordsOf(value)}</bdi>
            </th>
            <td>{experts}</td>
            {delegations === undefined ? null : <td>{delegations}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
