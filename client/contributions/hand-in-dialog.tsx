import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ForumCommand } from "../../shared/forum/forum-commands.ts";
import { paragraphsOfPaper } from "../../shared/forum/register-contribution.ts";
import type { ClauseId, DelegationId, OpinionId } from "../../shared/ids.ts";
import { CONTRIBUTION_BYTES_MAX, TITLE_CHARS_MAX } from "../../shared/limits.ts";
import type { ListedContribution } from "../../shared/negotiation/contribution.ts";
import { type ListedHandedIn, PAPER_KINDS, type PaperKind } from "../../shared/negotiation/handed-in.ts";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Selection } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ClauseChoice } from "../opinion/clause-choice.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { papersOpenAt } from "./paper-form.tsx";
import type { ChosenFile } from "./chosen-file.ts";
import { PaperFilesField, useFilesProblem } from "./paper-files-field.tsx";
import { isPaperLanguage, PAPER_LANGUAGES, type PaperLanguage } from "./paper-languages.ts";
import { usePaperPost } from "./use-paper-post.ts";

type HandInDialogProps = {
  /** The contribution that it revises, adds to or corrects; null for a paper of its own. */
  readonly to: ListedContribution | null;
  /** A paper that was returned or taken back, to begin with. */
  readonly again?: ListedHandedIn;
  readonly onClose: () => void;
};

type Written = {
  readonly kind: PaperKind;
  readonly title: string;
  readonly language: PaperLanguage;
  readonly text: string;
  readonly about: ReadonlyMap<OpinionId, readonly ClauseId[]>;
  readonly sources: ReadonlySet<DelegationId>;
};

const ADDED: readonly PaperKind[] = PAPER_KINDS.filter((kind) => kind !== "paper");

function firstWritten({ to, again }: Pick<HandInDialogProps, "to" | "again">): Written {
  const tag = again?.language ?? to?.language ?? "en";
  return {
    kind: again?.kind ?? (to === null ? "paper" : "revision"),
    title: again?.title ?? to?.title ?? "",
    language: isPaperLanguage(tag) ? tag : "en",
    text: again?.paragraphs.join("\n\n") ?? "",
    about: new Map(
      (again?.about ?? to?.about ?? []).map(({ opinionId, clauseIds }) => [opinionId, clauseIds]),
    ),
    sources: new Set(again?.sources ?? to?.sources ?? []),
  };
}

/** A delegation hands a paper in: files or a text, and which Opinions and paragraphs it speaks of (rule F11). */
export function HandInDialog({ to, again, onClose }: HandInDialogProps) {
  const t = useTranslations();
  const forum = useForum();
  const { me, now, delegations, groups, timeZone } = forum;
  const instants = useInstants();
  const sending = useSending(onClose);
  const { post, onItsWay } = usePaperPost();
  const problemOf = useFilesProblem();
  const [written, setWritten] = useState(() => firstWritten({ to, again }));
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [isKnownLate, setKnownLate] = useState(false);
  const { kind, title, language, text, about, sources } = written;
  const write = (more: Partial<Written>): void => setWritten((before) => ({ ...before, ...more }));
  const isLate = !papersOpenAt(forum, now);
  const isTooLong = bytesOf(text) > CONTRIBUTION_BYTES_MAX;
  const isComplete =
    title.trim() !== "" &&
    (files.length > 0 || paragraphsOfPaper(text).length > 0) &&
    problemOf(files) === null &&
    !isTooLong &&
    (!isLate || isKnownLate);

  const submit = (): void => {
    const command: ForumCommand = {
      type: "handInPaper",
      kind,
      ...(to === null ? {} : { contributionId: to.id }),
      title: title.trim(),
      language,
      ...(sources.size === 0 ? {} : { sources: [...sources] }),
      ...(about.size === 0
        ? {}
        : {
            about: [...about].map(([opinionId, clauseIds]) => ({ opinionId, clauseIds: [...clauseIds] })),
          }),
      ...(isLate ? { late: true as const } : {}),
      ...(text.trim() === "" ? {} : { text }),
    };
    const done = (at: number | null): string =>
      t("paper.handedIn", { title: title.trim(), at: instants.inZone(at ?? now, timeZone) });
    sending.send((refuse) => post(command, files, { done, refuse }));
  };

  return (
    <FormDialog
      sending={sending}
      title={to === null ? t("paper.handInTitle") : t("paper.addToName", { number: to.number })}
      wide
      seen={t("paper.seen")}
      doWords={t("paper.handInDo")}
      isDisabled={!isComplete}
      onSubmit={submit}
      onClose={onClose}
    >
      {to === null ? null : (
        <Select<PaperKind>
          label={t("paper.kind")}
          chosen={kind}
          onChoose={(next) => write({ kind: next })}
          choices={ADDED.map((value) => ({ value, words: t(`paper.kinds.${value}`) }))}
        />
      )}
      <TextField
        label={t("contribution.title")}
        value={title}
        maxLength={TITLE_CHARS_MAX}
        focusFirst
        onChange={(next) => write({ title: next })}
      />
      <Select<PaperLanguage>
        label={t("contribution.language")}
        chosen={language}
        onChoose={(next) => write({ language: next })}
        choices={PAPER_LANGUAGES.map((value) => ({ value, words: t(`contribution.languages.${value}`) }))}
      />
      <PaperFilesField chosen={files} language={language} onItsWay={onItsWay} onChange={setFiles} />
      <PlainTextField
        label={t("paper.text")}
        help={t("paper.textHelp")}
        value={text}
        isTooLong={isTooLong}
        isTyped
        onChange={(next) => write({ text: next })}
      />
      <Selection<OpinionId>
        label={t("paper.about")}
        chosen={new Set(about.keys())}
        onChange={(next) => write({ about: new Map([...next].map((id) => [id, about.get(id) ?? []])) })}
        lines
        choices={groups.flatMap(({ opinions }) =>
          opinions.map(({ id, number, title: name }) => ({
            value: id,
            words: t("sheet.label", { number, title: name }),
          })),
        )}
      />
      {groups
        .flatMap(({ opinions }) => opinions)
        .filter(({ id }) => about.has(id))
        .map(({ id, number }) => (
          <ClauseChoice
            key={id}
            id={id}
            number={number}
            chosen={about.get(id) ?? []}
            onChange={(clauseIds) => write({ about: new Map(about).set(id, clauseIds) })}
          />
        ))}
      <Selection<DelegationId>
        label={t("paper.sources")}
        chosen={sources}
        onChange={(next) => write({ sources: next })}
        choices={delegations
          .filter(({ id }) => id !== me.delegationId)
          .map(({ id, symbol }) => ({ value: id, words: symbol }))}
      />
      {isLate ? (
        <div className="warning" role="status">
          <p>{t("paper.late")}</p>
          <label className="choice">
            <input
              type="checkbox"
              checked={isKnownLate}
              onChange={(event) => setKnownLate(event.target.checked)}
            />
            {t("paper.knowLate")}
          </label>
        </div>
      ) : null}
    </FormDialog>
  );
}
