import { useTranslations } from "use-intl";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { MoreOfSuggestion } from "./more-of-suggestion.tsx";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { SuggestionEditor } from "./suggestion-editor.tsx";
import { SuggestionFrame } from "./suggestion-frame.tsx";
import { useOwnSuggestion } from "./use-own-suggestion.ts";
import { type OwnSuggestionProps, useOwnWords } from "./use-own-words.ts";
import { useSuggestionBase } from "./use-suggestion-base.ts";

/** Writes a suggestion in the row of its clause. This device keeps it until it is sent. */
export function OwnSuggestion(props: OwnSuggestionProps) {
  const t = useTranslations();
  const { question } = props;
  const { clauseId, on = null } = question;
  const { sayRefusal } = useOpenedOpinion();
  const base = useSuggestionBase({ clauseId, on });
  const { own, draft, at, hasFollowed, meets } = useOwnWords(props, base);
  const of = useOwnSuggestion({ question, own, draft, base });
  const { names, sending, refusal } = of;
  const { kind, reason } = draft;
  const hasWords = kind === "add" || kind === "change";
  const shownBase = base.isThere ? base.text : draft.base;
  const told = of.isToldUntouched ? t("suggestion.untouched") : hasFollowed ? t("suggestion.followed") : "";
  return (
    <SuggestionFrame
      name={names.suggestion}
      heading={kind === "change" && on === null ? null : names.place}
      isInPlace={kind !== "add" && on === null}
      colour={names.colour}
      closing={kind === "add" ? "" : base.closing}
      text={
        hasWords ? (
          <SuggestionEditor
            // Each kind has words of its own.
            key={kind}
            text={own.text(kind)}
            base={kind === "add" ? null : shownBase}
            words={draft}
            label={names.suggestion}
            caret={kind === "change" ? { kind: "range", ...at } : { kind: "end" }}
            onLeave={of.leave}
          />
        ) : (
          <Redline changes={redlineBetween(kind, shownBase, "")} />
        )
      }
      notes={
        <>
          {meets ? <p className="warning">{t("proposal.baseMoved")}</p> : null}
          <p className="suggesting-told" role="status">
            {told}
          </p>
          {of.why === null || sending.isSending || sending.refused !== null ? null : (
            <p className="warning">{sayRefusal(of.why)}</p>
          )}
        </>
      }
      doWords={names.submit}
      isDisabled={refusal !== null}
      focusDo={!hasWords}
      sending={sending}
      sent={of.sent}
      seen={t("proposal.allSee")}
      acts={
        <>
          {of.mayDraft ? <Button onPress={of.save}>{t("suggestion.save")}</Button> : null}
          <Button onPress={of.leave}>{t("ui.cancel")}</Button>
        </>
      }
      more={{
        words: t("suggestion.more"),
        isOpen: of.isMoreOpen,
        content: (
          <MoreOfSuggestion
            kind={on !== null || clauseId === null ? null : kind}
            onKind={(next) => own.write({ kind: next })}
            reason={reason}
            onReason={(next) => own.write({ reason: next })}
            proposer={of.proposer}
            paper={of.paper}
            onPaper={of.setPaper}
            language={of.language}
            onLanguage={of.setLanguage}
          />
        ),
      }}
      onMore={of.setMoreOpen}
      onSubmit={of.submit}
      onLeave={of.leave}
    />
  );
}
