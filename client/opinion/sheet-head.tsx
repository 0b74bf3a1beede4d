import { useTranslations } from "use-intl";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";

/** The number line, as it is printed: the heading of the screen. */
export function SheetHead({ document }: { readonly document: OpinionDocument }) {
  const t = useTranslations();
  const { number, kind } = document;
  return (
    <h1 className="sheet-number">
      {kind === "report" ? t("header.report") : t("sheet.draftOpinion", { number })}
    </h1>
  );
}

type StandingWordsProps = {
  readonly document: Pick<OpinionDocument, "sample" | "baseText">;
  /** All of it is locked with the base text: told here, and beside no clause. */
  readonly locked?: boolean;
};

/** Under the title of every draft: the text's owner, if it is locked, and that it binds nobody. */
export function StandingNote({ document, locked = false }: StandingWordsProps) {
  const t = useTranslations("sheet");
  const forum = useForum();
  const wordsOf = useWordsOf();
  const parts = [
    ...(document.sample ? [t("sample")] : []),
    document.baseText === 0 ? t("workingText") : t("baseText", { n: document.baseText }),
    ...(locked ? [t("locked")] : []),
    wordsOf(forum.standingWords),
  ];
  return (
    <p className="sheet-standing" title={document.sample ? wordsOf(forum.sampleNotice) : undefined}>
      {parts.join(" · ")}
    </p>
  );
}
