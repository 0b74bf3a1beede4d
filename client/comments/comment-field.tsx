import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { COMMENT_CHARS_MAX, type Comment } from "../../shared/negotiation/comment.ts";
import { mentionsIn } from "../../shared/negotiation/mentions.ts";
import { isForDelegation } from "../../shared/people/readers.ts";
import { commentReaders } from "../../shared/events/readers-of.ts";
import { commentId, type DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { chordOf } from "../ui/chord.ts";
import { Field } from "../ui/field.tsx";
import { mentionChoices, mentionQueryAt, withMention } from "./mention-query.ts";
import { WritingField } from "./writing-field.tsx";
import { comma } from "../i18n/list-signs.ts";

type CommentFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  /** Its readers, as they are chosen now. */
  readonly said: Pick<Comment, "delegationId" | "to" | "among">;
  /** The delegation of the writer; null: an office. */
  readonly own: DelegationId | null;
};

/** The text of a comment: `@` offers delegations, and says which of them cannot read it (rule E24). */
export function CommentField({ label, value, onChange, onSend, onLeave, said, own }: CommentFieldProps) {
  const t = useTranslations("comment.mention");
  const listId = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const wishedCaret = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const list = useNamed(said, own);
  const query = caret === null ? null : mentionQueryAt(value, caret);
  const choices = query === null ? [] : mentionChoices(list, query.typed);
  const at = Math.min(chosen, choices.length - 1);
  const optionId = (n: number): string => `${listId}-${n}`;

  useLayoutEffect(() => {
    if (wishedCaret.current === null) return;
    text.current?.setSelectionRange(wishedCaret.current, wishedCaret.current);
    wishedCaret.current = null;
  });
  const chosenId = at < 0 ? null : optionId(at);
  useLayoutEffect(() => {
    if (chosenId !== null) document.getElementById(chosenId)?.scrollIntoView({ block: "nearest" });
  }, [chosenId]);
  const pick = (n: number): void => {
    const one = choices[n];
    if (one === undefined || query === null) return;
    const next = withMention(value, query, one);
    if (next.text.length > COMMENT_CHARS_MAX) return;
    wishedCaret.current = next.caret;
    setCaret(null);
    onChange(next.text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (choices.length === 0) return;
    const act = KEYS[chordOf(event.nativeEvent)];
    if (act === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === "pick") pick(at);
    else if (act === "close") setCaret(null);
    else setChosen((at + act + choices.length) % choices.length);
  };
  const look = ({ selectionStart, selectionEnd }: HTMLTextAreaElement): void => {
    setCaret(selectionStart === selectionEnd ? selectionStart : null);
    setChosen(0);
  };
  const isOpen = choices.length > 0;
  return (
    // The keys of the list come before those that send or leave.
    <div className="comment-field" onKeyDownCapture={onKey}>
      <WritingField onSend={onSend} onLeave={onLeave}>
        <Field label={label} help={t("hint")}>
          {(control) => (
            <textarea
              {...control}
              ref={text}
              className="input"
              dir="auto"
              rows={3}
              maxLength={COMMENT_CHARS_MAX}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: it was opened to write in
              autoFocus
              value={value}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls={isOpen ? listId : undefined}
              aria-activedescendant={chosenId ?? undefined}
              onChange={(event) => onChange(event.target.value)}
              onSelect={(event) => look(event.currentTarget)}
              onBlur={() => setCaret(null)}
            />
          )}
        </Field>
      </WritingField>
      {isOpen ? (
        <ul className="mention-list" role="listbox" id={listId} aria-label={t("list")}>
          {choices.map(({ id, symbol, name, reads }, n) => (
            <li
              key={id}
              id={optionId(n)}
              role="option"
              aria-selected={n === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(n)}
              onKeyDown={undefined}
            >
              <b>{symbol}</b> <span>{name}</span>
              {reads ? null : <small>{t("cannotRead")}</small>}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="hidden" role="status">
        {isOpen ? t("count", { n: choices.length }) : ""}
      </p>
      <Unread text={value} list={list} />
    </div>
  );
}

const KEYS: Readonly<Record<string, 1 | -1 | "pick" | "close">> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Enter: "pick",
  Tab: "pick",
  Escape: "close",
};

/** Other delegations by their symbols and names, and if each may read the comment with its present readers. */
function useNamed(said: CommentFieldProps["said"], own: DelegationId | null) {
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  const readers = commentReaders({ ...said, id: commentId(""), replyTo: null }, []);
  return delegations
    .filter(({ id }) => id !== own)
    .map(({ id, symbol, name }) => ({
      id,
      symbol,
      name: wordsOf(name),
      reads: isForDelegation(readers, id),
    }));
}

type UnreadProps = { readonly text: string; readonly list: ReturnType<typeof useNamed> };

/** Says which of the named delegations are not told, since they cannot read it. */
function Unread({ text, list }: UnreadProps) {
  const t = useTranslations("comment.mention");
  const unread = new Set(mentionsIn(text, list).flatMap(({ one }) => (one.reads ? [] : [one.symbol])));
  return (
    <div role="status">
      {unread.size === 0 ? null : (
        <p className="warning">{t("unread", { names: [...unread].join(comma()) })}</p>
      )}
    </div>
  );
}
