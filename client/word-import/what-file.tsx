import { useTranslations } from "use-intl";
import type { Understood } from "../../shared/word-file/understood.ts";
import { useInstants } from "../i18n/instants.ts";
import { WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import type { WordPreview } from "../../shared/word-file/word-import.ts";

/** Most of the text stands in the other language: then most of it translates what stands. */
export const isFilledThroughout = ({ filledIn }: Understood): boolean =>
  filledIn !== null && filledIn.filled * 2 > filledIn.of;

/** The sort of file, where that says how it was read: of which text, in which language, on which base text. */
export function WhatFile({
  preview: { understood, opinion, version, receipt, sent },
}: {
  preview: WordPreview;
}) {
  const t = useTranslations("wordFile");
  const { inZone } = useInstants();
  const { made, filledIn, otherLanguage } = understood;
  const isOfOtherText = made !== null && made.opinion !== opinion.id;
  return (
    <>
      {isOfOtherText ? <p role="alert">{t("ofOtherText")}</p> : null}
      {sent === null ? null : <p>{t("sentAt", { row: sent.seq, at: inZone(sent.at, receipt.timeZone) })}</p>}
      {made !== null && !isOfOtherText && sent === null && version === null ? (
        <p>{t("sentUnknown")}</p>
      ) : null}
      {made !== null && !isOfOtherText && made.baseText !== opinion.baseText ? (
        <p>{t("againstBaseText", { n: made.baseText, now: opinion.baseText })}</p>
      ) : null}
      {filledIn === null ? null : <p>{t("bilingual", filledIn)}</p>}
      {isFilledThroughout(understood) ? <p>{t("onlyTranslated")}</p> : null}
      {version === null ? null : (
        <p>{t("againstVersion", { language: WORK_LANGUAGES[version.language], n: opinion.baseText })}</p>
      )}
      {otherLanguage && filledIn === null ? <p>{t("otherLanguage")}</p> : null}
    </>
  );
}
