import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { findPhrases, type FoundPhrase } from "../../shared/agreed-language/find-phrases.ts";
import type { ShelfIndex } from "../../shared/agreed-language/shelf-index.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SelectedClause } from "../opinion/selected-clause.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { insertionAt } from "./caret-place.ts";
import { useCaretPlace } from "./use-caret-place.ts";

/** A search reads no more than this. */
const ASKED_CHARS_MAX = 300;

type SearchProps = {
  readonly selectedClause: SelectedClause;
  readonly shelf: ShelfIndex;
  readonly mayType: boolean;
};

/** Finds phrases of the adopted texts; what is selected in the clause is looked for by itself. */
export function ShelfSearch({ selectedClause, shelf, mayType }: SearchProps) {
  const t = useTranslations("shelf");
  const ui = useTranslations("ui");
  const { nameOf, now, typeInstead } = useOpenedOpinion();
  const toast = useToast();
  const { id } = selectedClause.clause;
  const place = useCaretPlace(id);
  const selected = place?.words.slice(place.start, place.end).slice(0, ASKED_CHARS_MAX).trim() ?? "";
  // Typed words hold until other words are selected.
  const [asked, setAsked] = useState({ words: "", beside: "" });
  const words = selected === "" || asked.beside === selected ? asked.words : selected;
  const deferred = useDeferredValue(words);
  const found = useMemo(() => findPhrases(deferred, shelf), [deferred, shelf]);

  const insert = (phrase: string): void => {
    const text = now().selectedClause?.words.text ?? "";
    const insertion = insertionAt(
      place ?? { start: text.length, end: text.length, words: text },
      phrase,
      text,
    );
    if (insertion === null) {
      toast({ kind: "refused", words: t("moved") });
      return;
    }
    typeInstead(id, insertion, insertion.typed);
    toast({ kind: "done", words: t("inserted", { clause: nameOf(id) }) });
  };
  const copy = async (phrase: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(phrase);
      toast({ kind: "done", words: ui("copied") });
    } catch {
      toast({ kind: "refused", words: ui("copyFailed") });
    }
  };

  return (
    <div className="shelf-search" role="search" aria-label={t("search")}>
      <TextField
        label={t("search")}
        help={t("searchHelp")}
        value={words}
        onChange={(typed) => setAsked({ words: typed, beside: selected })}
        maxLength={ASKED_CHARS_MAX}
      />
      <p className="faint" role="status">
        {deferred.trim() === "" ? "" : found.length === 0 ? t("nothing") : t("count", { n: found.length })}
      </p>
      {found.length === 0 ? null : (
        <>
          <ul className="shelf-found" aria-label={t("results")}>
            {found.map((one) => (
              <li key={`${one.of.id} ${one.phrase}`}>
                <FoundWords found={one} />
                <div className="shelf-acts">
                  {mayType ? (
                    <Button
                      look="link"
                      aria-label={t(selected === "" ? "insertName" : "replaceName", { phrase: one.phrase })}
                      onPress={() => insert(one.phrase)}
                    >
                      {t(selected === "" ? "insert" : "replace")}
                    </Button>
                  ) : null}
                  <Button
                    look="link"
                    aria-label={t("copyName", { phrase: one.phrase })}
                    onPress={() => void copy(one.phrase)}
                  >
                    {t("copy")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
          {mayType ? <p className="faint">{t("who")}</p> : null}
        </>
      )}
    </div>
  );
}

/** A phrase with the words that were looked for, its source and its title. */
function FoundWords({ found: { phrase, hits, of } }: { found: FoundPhrase }) {
  const parts = hits.map(({ start, end }, index) => ({
    start,
    before: phrase.slice(hits[index - 1]?.end ?? 0, start),
    hit: phrase.slice(start, end),
  }));
  return (
    <p className="agreed-words">
      <q>
        {parts.map(({ start, before, hit }) => (
          <span key={start}>
            {before}
            <mark>{hit}</mark>
          </span>
        ))}
        {phrase.slice(hits.at(-1)?.end ?? 0)}
      </q>{" "}
      <cite title={of.title}>{of.source === of.title ? of.source : `${of.source}, ${of.title}`}</cite>
    </p>
  );
}
