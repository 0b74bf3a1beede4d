import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslations } from "use-intl";
import { useSession } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import type { PaletteEntry } from "./entry.ts";
import { useForumEntries } from "./forum-entries.ts";
import { keepUsed, usedLately } from "./lately.ts";
import { closePalette, useOfferedEntries } from "./offered.ts";
import { rank } from "./rank.ts";

/** One field that finds acts, clauses, people, papers, pages and settings (rule K20). */
export function Palette() {
  const t = useTranslations("palette");
  return (
    <ModalOverlay
      className="overlay palette-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) closePalette();
      }}
    >
      <Modal className="modal palette-modal">
        <Dialog className="dialog palette" aria-label={t("name")}>
          <Finder />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Finder() {
  const t = useTranslations("palette");
  const { id: me } = useSession();
  const listId = useId();
  const [question, setQuestion] = useState("");
  const [chosen, setChosen] = useState(0);
  const forumEntries = useForumEntries();
  const offered = useOfferedEntries();
  const lately = useMemo(() => usedLately(me), [me]);
  const found = useMemo(
    () => rank([...offered, ...forumEntries], question, lately),
    [offered, forumEntries, question, lately],
  );
  const at = Math.min(chosen, found.length - 1);
  const optionId = (n: number): string => `${listId}-${n}`;

  const run = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined || entry.closed !== undefined) return;
    keepUsed(me, entry.id);
    closePalette();
    // The focus is back where it was before the act moves it.
    setTimeout(entry.run);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[chordOf(event.nativeEvent)];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, step(at, found.length))));
    } else if (chordOf(event.nativeEvent) === "Enter") {
      event.preventDefault();
      run(found[at]);
    }
  };
  return (
    <>
      <div className="palette-field">
        <input
          className="input"
          role="combobox"
          aria-expanded="true"
          aria-haspopup="listbox"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={at < 0 ? undefined : optionId(at)}
          aria-label={t("field")}
          placeholder={t("example")}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: it was opened to type in
          autoFocus
          value={question}
          onChange={(event) => {
            setQuestion(event.target.value);
            setChosen(0);
          }}
          onKeyDown={onKey}
        />
        <Button look="icon" aria-label={t("close")} onPress={closePalette}>
          ×
        </Button>
      </div>
      <ul className="palette-list" role="listbox" id={listId} aria-label={t("results")}>
        {found.map((entry, n) => (
          <Option
            key={entry.id}
            entry={entry}
            id={optionId(n)}
            isChosen={n === at}
            onPoint={() => setChosen(n)}
            onRun={() => run(entry)}
          />
        ))}
      </ul>
      {found.length === 0 ? <p className="quiet palette-none">{t("none")}</p> : null}
      <p className="hidden" role="status">
        {question === "" ? "" : t("count", { n: found.length })}
      </p>
    </>
  );
}

const PAGE_STEP = 8;
const STEPS: Readonly<Record<string, (at: number, length: number) => number>> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (at + length - 1) % length,
  PageDown: (at) => at + PAGE_STEP,
  PageUp: (at) => at - PAGE_STEP,
};

type OptionProps = {
  readonly entry: PaletteEntry;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

/** A line of the list. The keys stay in the field, which names the chosen line. */
function Option({ entry, id, isChosen, onPoint, onRun }: OptionProps) {
  const { words, where, keys, closed } = entry;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      className="palette-option"
      aria-selected={isChosen}
      aria-disabled={closed !== undefined}
      onPointerMove={isChosen ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={undefined}
    >
      <span>
        <span className="palette-words">{words}</span>
        {closed === undefined ? null : <small>{closed}</small>}
      </span>
      {where === undefined ? null : <small className="palette-where">{where}</small>}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </li>
  );
}
