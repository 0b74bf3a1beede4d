import { useTranslations } from "use-intl";
import type { Cell } from "../../shared/merging/merge.ts";
import type { Source } from "../../shared/merging/provenance.ts";

/** Names a source on the page: "the working text, a)", "AAA/3", "contribution 12, paragraph 4". */
export function useSourceLabels(): {
  readonly ofSource: (source: Source) => string;
  readonly ofCell: (cell: Cell) => string;
} {
  const t = useTranslations("merging");
  const words = (
    from: Source["from"],
    { name, label, number, n }: Pick<Source, "name" | "label" | "number" | "n">,
  ): string => {
    const input = t(`input.${from}`, { name });
    switch (from) {
      case "proposals":
        return label;
      case "contribution":
      case "text":
        return t("source.paragraph", { input, n: n + 1 });
      case "workingText":
      case "opinion":
        return number === "" ? input : t("source.numbered", { input, number });
    }
  };
  return {
    ofSource: (source) => words(source.from, source),
    ofCell: ({ input, clause }) => words(input.kind, { ...clause, name: input.name }),
  };
}
