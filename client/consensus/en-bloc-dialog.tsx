import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { clausesIn, type OpenMatter } from "../../shared/negotiation/open-matter.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { hasWords } from "../../shared/text/plain-words.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenList } from "../opinion/open-list.tsx";
import { useAskThenClose } from "../opinion/open-question.tsx";
import { useSeenByAll } from "../opinion/use-seen-by-all.ts";
import { useOpenMatters } from "../opinion/use-open-matters.ts";
import { comma } from "../i18n/list-signs.ts";

type EnBlocDialogProps = {
  readonly basis: string | null;
  /** The meeting that is open, by its name. */
  readonly meeting: string | null;
  readonly keepBasis: (basis: string) => void;
  readonly onClose: () => void;
};

type Seen = readonly { readonly clauseId: ClauseId; readonly hash: string }[];

/** The chair agrees to the whole text in one act, on the words that were on the screen (rule C27). */
export function EnBlocDialog({ basis, meeting, keepBasis, onClose }: EnBlocDialogProps) {
  const t = useTranslations("step.enBloc");
  const seenByAll = useSeenByAll();
  const say = useTranslations();
  const { snapshot, cite, tryOut } = useOpenedOpinion();
  const { symbolOf } = useDelegations();
  const askThenClose = useAskThenClose();
  const { matters, objecting } = useOpenMatters();
  const now = toAgree(matters, snapshot.document);
  const [seen, setSeen] = useState<Seen>(now.marks);
  const [rest, restField] = useText(basis ?? "");
  const [reason, reasonField] = useText();
  const [wrong, setWrong] = useState<"basis" | "reason" | null>(null);
  const changed = differing(seen, now.marks);
  const refusal = useMemo(
    () => (seen.length === 0 ? null : tryOut({ type: "agreeEnBloc", marks: [...seen] })),
    [seen, tryOut],
  );
  const needsReason = refusal?.reason === "standsInTheWay";
  const isParked = refusal?.reason === "clauseParked";
  const isBarred = objecting.length > 0 || isParked || seen.length === 0 || changed.length > 0;

  const agree = (): void => {
    if (isBarred) return;
    if (rest.trim() === "") return setWrong("basis");
    if (needsReason && reason.trim() === "") return setWrong("reason");
    if (rest.trim() !== meeting) keepBasis(rest.trim());
    askThenClose(
      {
        type: "agreeEnBloc",
        marks: [...seen],
        ...(rest.trim() === meeting ? {} : { basis: rest.trim() }),
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      },
      t("done", { n: seen.length }),
    );
  };

  return (
    <FormDialog
      title={t("title")}
      wide
      seen={seenByAll}
      doWords={t("do")}
      isDisabled={isBarred}
      onEdit={() => setWrong(null)}
      onSubmit={agree}
      onClose={onClose}
    >
      <p>{seen.length === 0 ? t("nothing") : t("explain", { n: seen.length })}</p>
      {now.empty.length === 0 ? null : <p className="quiet">{t("empty")}</p>}
      {changed.length === 0 ? null : (
        <div className="warning" role="alert">
          <p>{t("changed", { clauses: changed.map(cite).join(comma()) })}</p>
          <Button onPress={() => setSeen(now.marks)}>{t("haveRead")}</Button>
        </div>
      )}
      {objecting.length === 0 ? null : (
        <p className="warning" role="alert">
          {t("objected", { who: objecting.map(symbolOf).join(comma()) })}
        </p>
      )}
      {isParked ? (
        <p className="warning" role="alert">
          {t("parked")}
        </p>
      ) : null}
      <OpenList matters={matters} onShow={onClose} />
      {isBarred ? null : (
        <>
          {needsReason ? (
            <ReasonField
              label={t("reason")}
              help={say("agreement.overExplain")}
              {...reasonField}
              wrong={wrong === "reason" ? say("agreement.overNeeded") : null}
            />
          ) : null}
          <ReasonField
            label={say("basis.field")}
            help={say("basis.example")}
            {...restField}
            wrong={wrong === "basis" ? say("ui.required") : null}
          />
        </>
      )}
    </FormDialog>
  );
}

/** The paragraphs that are not agreed yet, by the words on the screen, and those without words. */
function toAgree(
  matters: readonly OpenMatter[],
  { clauses }: OpinionDocument,
): { readonly marks: Seen; readonly empty: readonly ClauseId[] } {
  const open = new Set(clausesIn(matters, ["notAgreed", "adReferendum"]));
  const own = clauses.filter(({ id }) => open.has(id));
  return {
    marks: own.filter(({ text }) => hasWords(text)).map(({ id, hash }) => ({ clauseId: id, hash })),
    empty: own.filter(({ text }) => !hasWords(text)).map(({ id }) => id),
  };
}

/** The clauses that somebody changed, added or agreed to since. */
function differing(seen: Seen, now: Seen): readonly ClauseId[] {
  const then = new Map(seen.map((one) => [one.clauseId, one.hash]));
  const present = new Map(now.map((one) => [one.clauseId, one.hash]));
  return [...new Set([...then.keys(), ...present.keys()])].filter((id) => then.get(id) !== present.get(id));
}
