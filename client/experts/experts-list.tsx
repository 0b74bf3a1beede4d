import { useDeferredValue, useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ListedDelegation } from "../../shared/experts/expert.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Empty } from "../ui/empty.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";

/** The list by delegation, searched as its reader types. */
export function ListOfExperts({ listed }: { readonly listed: readonly ListedDelegation[] }) {
  const t = useTranslations("experts");
  const wordsOf = useWordsOf();
  const categoryWords = useTranslations("category");
  const [search, searchField] = useText();
  const wanted = useDeferredValue(search).trim().toLowerCase();
  const found = useMemo(
    () =>
      listed.flatMap(({ delegation, experts }) => {
        const has = (text: string): boolean => text.toLowerCase().includes(wanted);
        const isNamed = has(delegation.symbol) || has(wordsOf(delegation.name));
        const here = experts.filter(({ name, title }) => isNamed || has(name) || has(title));
        return here.length === 0 ? [] : [{ delegation, experts: here }];
      }),
    [listed, wanted, wordsOf],
  );
  const count = found.reduce((sum, { experts }) => sum + experts.length, 0);
  if (!listed.some(({ experts }) => experts.length > 0)) return <Empty words={t("none")} />;
  return (
    <>
      <TextField label={t("search")} {...searchField} />
      <p className="faint" role="status">
        {count === 0 ? t("nothing") : t("count", { n: count, of: found.length })}
      </p>
      <table className="experts-table experts">
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("function")}</th>
          </tr>
        </thead>
        {found.map(({ delegation, experts }) => (
          <tbody key={delegation.id}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                <span className="symbol">{delegation.symbol}</span> <bdi>{wordsOf(delegation.name)}</bdi>{" "}
                <small className="faint">
                  {categoryWords(delegation.category)}
                  {delegation.region === undefined ? null : ` · ${delegation.region}`}
                </small>
              </th>
            </tr>
            {experts.map(({ name, title, head }, i) => (
              // Two experts may bear one name.
              // oxlint-disable-next-line react/no-array-index-key -- reason: they have no id here
              <tr key={i}>
                <td>
                  <bdi>{name}</bdi>
                  {head ? <small className="faint"> · {t("head")}</small> : null}
                </td>
                <td>
                  <bdi>{title}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </>
  );
}
