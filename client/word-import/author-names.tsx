import { useState } from "react";
import { useTranslations } from "use-intl";
import type { WordPreview } from "../../shared/word-file/word-import.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";

type Whose = "own" | "other";
type AuthorNamesProps = {
  readonly authors: WordPreview["authors"];
  readonly busy: boolean;
  readonly onNames: (authors: readonly { name: string; whose: Whose }[]) => void;
};

/** Asks whose the names in the file are: once, remembered for the next file (rule X29). */
export function AuthorNames({ authors, busy, onNames }: AuthorNamesProps) {
  const t = useTranslations("wordFile");
  const [named, setNamed] = useState<Readonly<Record<string, Whose>>>(() =>
    Object.fromEntries(authors.flatMap(({ name, whose }) => (whose === null ? [] : [[name, whose]]))),
  );
  const isOpen = authors.some(({ whose }) => whose === null);
  const all = authors.flatMap(({ name }) => {
    const whose = named[name];
    return whose === undefined ? [] : [{ name, whose }];
  });
  return (
    <details className="word-authors" open={isOpen}>
      <summary>{t("authors")}</summary>
      <p className="quiet">{t("authorsExplain")}</p>
      {authors.map(({ name }) => (
        <Choices<Whose>
          key={name}
          label={name === "" ? t("nobody") : name}
          chosen={named[name] ?? null}
          onChoose={(whose) => setNamed({ ...named, [name]: whose })}
          choices={(["own", "other"] as const).map((value) => ({ value, words: t(`whose.${value}`) }))}
        />
      ))}
      <Button isDisabled={busy || all.length < authors.length} onPress={() => onNames(all)}>
        {t("authorsDone")}
      </Button>
    </details>
  );
}
