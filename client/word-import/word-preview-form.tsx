import { useState } from "react";
import { useTranslations } from "use-intl";
import type { OnWord } from "../../shared/decide/speaks-for.ts";
import { COMMENT_READERS } from "../../shared/negotiation/comment.ts";
import type { Keep, WordPreview } from "../../shared/word-file/word-import.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { DialogActs } from "../ui/dialog.tsx";
import { AuthorNames } from "./author-names.tsx";
import { NotUnderstoodLines } from "../files/not-understood-lines.tsx";
import { WordField } from "./on-word.tsx";
import { ReceiptTime } from "./receipt-time.tsx";
import { SettledLines } from "./settled-lines.tsx";
import { UnderstoodComments } from "./understood-comments.tsx";
import { UnderstoodFootnotes } from "./understood-footnotes.tsx";
import { isFilledThroughout, WhatFile } from "./what-file.tsx";
import { UnderstoodProposals } from "./understood-proposals.tsx";

/** Of a copy that is filled in throughout nothing: its words may be a mere translation. Nothing that was struck by hand. */
function chosenAtFirst({ understood, already }: WordPreview): readonly number[] {
  return understood.proposals.flatMap((one) => {
    const isTranslation = isFilledThroughout(understood) && one.otherLanguage && one.kind === "change";
    return already.includes(one.n) || isTranslation || one.byHand === true ? [] : [one.n];
  });
}

type WordPreviewFormProps = {
  readonly preview: WordPreview;
  /** On a delegation's word: then only its proposals are taken up. */
  readonly told: OnWord | null;
  readonly onTell: (told: OnWord) => void;
  readonly busy: boolean;
  readonly onNames: (authors: readonly { name: string; whose: "own" | "other" }[]) => void;
  readonly onKeep: (chosen: Omit<Keep, "hash">) => void;
  readonly onClose: () => void;
};

/** Understood and rejected parts; nothing is kept before the button at the end. */
export function WordPreviewForm({
  preview,
  told,
  onTell,
  busy,
  onNames,
  onKeep,
  onClose,
}: WordPreviewFormProps) {
  const t = useTranslations("wordFile");
  const say = useTranslations();
  const { understood, receipt, authors } = preview;
  const [proposals, setProposals] = useState<ReadonlySet<number>>(() => new Set(chosenAtFirst(preview)));
  const [comments, setComments] = useState<ReadonlySet<number>>(
    () =>
      new Set(
        understood.comments.flatMap(({ n, resolved }) =>
          resolved || preview.commentsAlready.includes(n) ? [] : [n],
        ),
      ),
  );
  const [footnotes, setFootnotes] = useState<ReadonlySet<number>>(
    () => new Set(understood.footnotes.map(({ n }) => n)),
  );
  const [as, setAs] = useState<Keep["as"]>("proposals");
  const [readers, setReaders] = useState<Keep["readers"]>("delegation");
  const isUnnamed = authors.some(({ whose }) => whose === null);
  const taken = told === null ? [...comments] : [];
  const notes = told === null ? [...footnotes] : [];
  const isEmpty = proposals.size + taken.length + notes.length === 0;
  const isUntold = told !== null && told.word.trim() === "";
  return (
    <>
      <ReceiptTime receipt={receipt} />
      {authors.length > 0 ? (
        <AuthorNames key={String(isUnnamed)} authors={authors} busy={busy} onNames={onNames} />
      ) : null}
      {understood.isOfThisText ? null : <p role="alert">{t("otherText")}</p>}
      <WhatFile preview={preview} />
      <UnderstoodProposals preview={preview} chosen={proposals} onChange={setProposals} />
      {told === null ? (
        <>
          <UnderstoodFootnotes preview={preview} chosen={footnotes} onChange={setFootnotes} />
          <UnderstoodComments preview={preview} chosen={comments} onChange={setComments} />
        </>
      ) : (
        <WordField told={told} onTell={onTell} />
      )}
      <SettledLines settled={understood.settled} />
      <NotUnderstoodLines not={understood.not} />
      {told === null && understood.proposals.length > 0 ? (
        <Choices<Keep["as"]>
          label={t("as")}
          chosen={as}
          onChoose={setAs}
          choices={(["proposals", "drafts"] as const).map((value) => ({
            value,
            words: t(`asWhat.${value}`),
          }))}
        />
      ) : null}
      {told === null && understood.comments.length + preview.footnotesClosed.length > 0 ? (
        <Choices<Keep["readers"]>
          label={t("readers")}
          chosen={readers}
          onChoose={setReaders}
          choices={COMMENT_READERS.map((value) => ({ value, words: t(`readersAre.${value}`) }))}
        />
      ) : null}
      {isUnnamed ? <p className="quiet">{t("nameFirst")}</p> : null}
      <DialogActs>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button
          look="main"
          isDisabled={busy || isUnnamed || isEmpty || isUntold || receipt.keptAt !== null}
          onPress={() =>
            onKeep({ proposals: [...proposals], comments: taken, footnotes: notes, as, readers })
          }
        >
          {t("keep")}
        </Button>
      </DialogActs>
    </>
  );
}
