import { useState } from "react";
import { useTranslations } from "use-intl";
import { ALTERNATIVE_CHARS_MAX, ALTERNATIVES_MAX } from "../../shared/limits.ts";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import type { Bracketing } from "../opinion/dialog-state.ts";
import type { SelectedRange } from "../opinion/selected-range.ts";
import { OwnerField, useBracketOwner } from "./bracket-owner.tsx";

/** Puts words in brackets: which ones, what else could stand there, and on whose behalf. */
export function BracketDialog({ of, onClose }: { of: Bracketing; onClose: () => void }) {
  const t = useTranslations("bracket");
  const { symbolOf } = useDelegations();
  const { nameOf } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { clauseId, hash, text, selected } = of;
  const [words, wordsField] = useText(selected === null ? text : text.slice(selected.start, selected.end));
  const [alternatives, setAlternatives] = useState<readonly string[]>([]);
  const [reservation, reservationField] = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  const owner = useBracketOwner(of);
  const clause = nameOf(clauseId);

  const raising = (span: { readonly start: number; readonly end: number }) => ({
    type: "raiseBracket" as const,
    clauseId,
    from: span.start,
    to: span.end,
    ...(alternatives.length === 0 ? {} : { alternatives: alternatives.map((one) => one.trim()) }),
    ...(reservation.trim() === "" ? {} : { reservation: reservation.trim() }),
    ...owner.command,
    hash,
  });
  const place = selected ?? placeOf(text, words);

  const put = (): void => {
    if (typeof place === "string") return setWrong(t(place));
    askThenClose(raising(place), t("done.raised", { clause }));
  };

  return (
    <FormDialog
      title={t("title", { clause })}
      seen={owner.asker === null ? t("whoSeesOffice") : t("whoSees", { who: symbolOf(owner.asker) })}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={put}
      onClose={onClose}
    >
      {selected === null ? (
        <TextField
          label={t("which")}
          help={t("whichHelp")}
          {...wordsField}
          lines="several"
          wrong={wrong}
          focusFirst
        />
      ) : (
        <blockquote className="words bracketed-words" aria-label={t("which")}>
          [{words.trim()}]
          {alternatives.map((one) => `[${one.trim() === "" ? t("noText") : one.trim()}]`).join("")}
        </blockquote>
      )}
      <AlternativeFields alternatives={alternatives} onChange={setAlternatives} />
      <ReasonField label={t("reservation")} help={t("reservationHelp")} {...reservationField} />
      <OwnerField owner={owner} />
      <EndsMarks command={typeof place === "string" ? null : raising(place)} />
    </FormDialog>
  );
}

type AlternativeFieldsProps = {
  readonly alternatives: readonly string[];
  readonly onChange: (alternatives: readonly string[]) => void;
};

/** Other wordings beside the words: a field each, and one more on demand. */
function AlternativeFields({ alternatives, onChange }: AlternativeFieldsProps) {
  const t = useTranslations("bracket");
  return (
    <>
      {alternatives.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- reason: a wording is known by its place alone
        <div key={index} className="bracket-alternative">
          <TextField
            label={t("alternative", { n: index + 1 })}
            help={t("alternativeHelp")}
            value={one}
            maxLength={ALTERNATIVE_CHARS_MAX}
            focusFirst
            onChange={(next) => onChange(alternatives.with(index, next))}
          />
          <Button
            aria-label={t("withoutAlternative", { n: index + 1 })}
            onPress={() => onChange(alternatives.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      {alternatives.length >= ALTERNATIVES_MAX ? null : (
        <Button look="link" onPress={() => onChange([...alternatives, ""])}>
          {t("addAlternative")}
        </Button>
      )}
    </>
  );
}

/** Finds the words in the clause, if they stand there once. */
function placeOf(text: string, words: string): SelectedRange | "missing" | "twice" {
  const wanted = words.trim();
  const start = wanted === "" ? -1 : text.indexOf(wanted);
  if (start === -1) return "missing";
  return text.indexOf(wanted, start + 1) === -1 ? { start, end: start + wanted.length } : "twice";
}
