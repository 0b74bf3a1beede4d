import { useState } from "react";
import { useTranslations } from "use-intl";
import { isNoText } from "../../shared/text/brackets.ts";
import { bracketPlace } from "../../shared/negotiation/bracket-place.ts";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import type { EndingBracket } from "../opinion/dialog-state.ts";

/** Withdraws or lifts a bracket: which wording stays, and for a decision why. */
export function EndBracketDialog({ of, onClose }: { of: EndingBracket; onClose: () => void }) {
  const t = useTranslations("bracket");
  const said = useTranslations("ask");
  const word = useTranslations("position");
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { bracketId, how, hash, onWord = false } = of;
  const [keep, setKeep] = useState("0");
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  const bracket = snapshot.opinion.negotiation.brackets.find((one) => one.id === bracketId);
  if (bracket === undefined) return null;
  const clause = nameOf(bracket.clauseId);
  const wordings = bracketPlace(bracket, snapshot.words.get(bracket.clauseId) ?? [])?.wordings ?? [];
  const { delegationId } = bracket;
  const command = (kept: number, why: string) =>
    how === "lift"
      ? ({ type: "liftBracket", bracketId, keep: kept, reason: why, hash } as const)
      : ({
          type: "withdrawBracket",
          bracketId,
          keep: kept,
          hash,
          ...(onWord && delegationId !== null ? { for: { delegationId, word: why } } : {}),
        } as const);
  const isTold = how === "lift" || onWord;
  const refusalOf = (kept: number) => tryOut(command(kept, "…"));
  const chosen = refusalOf(Number(keep));

  const end = (): void => {
    if (isTold && reason.trim() === "") return setWrong(onWord ? word("wordNeeded") : said("needed"));
    askThenClose(command(Number(keep), reason.trim()), t(`done.${how}`, { clause }));
  };

  return (
    <FormDialog
      title={t(`${how}Title`, { clause })}
      seen={t("allSee")}
      doWords={t(`${how}Do`)}
      isDisabled={chosen !== null}
      onEdit={() => setWrong(null)}
      onSubmit={end}
      onClose={onClose}
    >
      <p className="quiet">{t(`${how}Explain`)}</p>
      <EndsMarks command={command(Number(keep), "…")} />
      {wordings.length < 2 ? (
        <blockquote className="words">{wordings[0]?.text ?? ""}</blockquote>
      ) : (
        <Choices
          label={t("stays")}
          chosen={keep}
          onChoose={setKeep}
          choices={wordings.map(({ text }, index) => ({
            value: String(index),
            words: isNoText(text) ? t("nothingStays") : text,
            disabled: refusalOf(index) !== null,
          }))}
        />
      )}
      {isTold ? (
        <ReasonField
          label={onWord ? word("word") : said("reason")}
          help={onWord ? word("wordHelp") : said("reasonHelp")}
          {...reasonField}
          wrong={wrong}
          focusFirst
        />
      ) : null}
      {chosen === null ? null : <WhyClosed refusal={chosen} />}
    </FormDialog>
  );
}
