import { useState } from "react";
import { useTranslations } from "use-intl";
import { ALTERNATIVE_CHARS_MAX, ALTERNATIVES_MAX, REASON_CHARS_MAX } from "../../shared/limits.ts";
import { objectionsOn, objectors } from "../../shared/standing/objections.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import type { Bracketing } from "../opinion/asked.ts";
import type { SelectedWords } from "../opinion/selected-words.ts";

/** The maker's own bracket, as a choice. */
const OWN = "";

/** Puts words in brackets: which ones, what else could stand there, and on whose behalf. */
export function BracketDialog({ of, onClose }: { of: Bracketing; onClose: () => void }) {
  const t = useTranslations("bracket");
  const forum = useForum();
  const { symbolOf } = useDelegations();
  const { snapshot, nameOf, whom } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const { clauseId, hash, text, selected } = of;
  const [words, setWords] = useState(selected === null ? text : text.slice(selected.start, selected.end));
  const [alternatives, setAlternatives] = useState<readonly string[]>([]);
  const [reservation, setReservation] = useState("");
  const [chosen, setOwner] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const standing = standingOf(forum.me, snapshot.opinion.groupId);
  const own = standing === "participant" || standing === "managementTeam" ? forum.me.delegationId : null;
  const objecting = objectors(
    objectionsOn(snapshot.opinion, { clauseId, hash }).filter(({ position }) => position.to === "room"),
  );
  // Over an objection the server, too, takes the first that objects as the owner (rule B7).
  const owner = chosen ?? (own !== null && objecting.includes(own) ? OWN : (objecting[0] ?? OWN));
  const named = forum.delegations.find((one) => one.id === owner);
  const asker = named?.id ?? own ?? undefined;
  const isAskable = standing === "secretariat" || objecting.some((one) => one !== own);
  const others = forum.delegations.filter(
    ({ id }) => id !== own && (standing === "secretariat" || objecting.includes(id)),
  );
  const clause = nameOf(clauseId);

  const raising = (span: { readonly start: number; readonly end: number }) => ({
    type: "raiseBracket" as const,
    clauseId,
    from: span.start,
    to: span.end,
    ...(alternatives.length === 0 ? {} : { alternatives: alternatives.map((one) => one.trim()) }),
    ...(reservation.trim() === "" ? {} : { reservation: reservation.trim() }),
    ...(named !== undefined
      ? { delegationId: named.id }
      : objecting.length === 0
        ? {}
        : { delegationId: null }),
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
      seen={asker === undefined ? t("whoSeesOffice") : t("whoSees", { who: symbolOf(asker) })}
      doWords={t("do")}
      onEdit={() => setWrong(null)}
      onSubmit={put}
      onClose={onClose}
    >
      {selected === null ? (
        <TextField
          label={t("which")}
          help={t("whichHelp")}
          value={words}
          lines="several"
          wrong={wrong}
          focusFirst
          onChange={setWords}
        />
      ) : (
        <blockquote className="words bracketed-words" aria-label={t("which")}>
          [{words.trim()}]
          {alternatives.map((one) => `[${one.trim() === "" ? t("noText") : one.trim()}]`).join("")}
        </blockquote>
      )}
      {alternatives.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- reason: a wording is known by its place alone
        <div key={index} className="bracket-alternative">
          <TextField
            label={t("alternative", { n: index + 1 })}
            help={t("alternativeHelp")}
            value={one}
            maxLength={ALTERNATIVE_CHARS_MAX}
            focusFirst
            onChange={(next) => setAlternatives(alternatives.with(index, next))}
          />
          <Button
            aria-label={t("withoutAlternative", { n: index + 1 })}
            onPress={() => setAlternatives(alternatives.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      {alternatives.length >= ALTERNATIVES_MAX ? null : (
        <Button look="link" onPress={() => setAlternatives([...alternatives, ""])}>
          {t("addAlternative")}
        </Button>
      )}
      <TextField
        label={t("reservation")}
        help={t("reservationHelp")}
        value={reservation}
        maxLength={REASON_CHARS_MAX}
        onChange={setReservation}
      />
      {isAskable ? (
        <Select
          label={t(objecting.length === 0 ? "askedBy" : "whose")}
          chosen={owner}
          onChoose={setOwner}
          choices={[
            {
              value: OWN,
              words:
                own !== null
                  ? symbolOf(own)
                  : standing === "secretariat"
                    ? t("forItself")
                    : t("makersOwn", { who: whom(forum.me.id).spoken }),
            },
            ...others.map(({ id, symbol }) => ({
              value: id as string,
              words: objecting.includes(id) ? t("objects", { who: symbol }) : symbol,
            })),
          ]}
        />
      ) : null}
      {named !== undefined && objecting.includes(named.id) ? (
        <p className="quiet">{t("whoseExplain", { who: symbolOf(named.id) })}</p>
      ) : null}
      <EndsMarks command={typeof place === "string" ? null : raising(place)} />
    </FormDialog>
  );
}

/** Where words stand in the clause, if they stand there once. */
function placeOf(text: string, words: string): SelectedWords | "missing" | "twice" {
  const wanted = words.trim();
  const start = wanted === "" ? -1 : text.indexOf(wanted);
  if (start === -1) return "missing";
  return text.indexOf(wanted, start + 1) === -1 ? { start, end: start + wanted.length } : "twice";
}
