import { Fragment, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { SEARCH_CHARS_MAX } from "../../shared/limits.ts";
import { useSession } from "../forum/use-forum.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import type { FoundEntry, PaletteEntry } from "./entry.ts";
import { useForumEntries } from "./forum-entries.ts";
import { useFoundEntries } from "./found-entries.ts";
import { keepUsed, usedLately } from "./lately.ts";
import { closePalette, useOfferedEntries } from "./offered.ts";
import { rank } from "./rank.ts";
import { typedAhead } from "./typed-ahead.tsx";
import { type TextSearch, useTextSearch } from "./use-text-search.ts";

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
  const [path] = useLocation();
  const [question, setQuestion] = useState(typedAhead);
  const [chosen, setChosen] = useState(0);
  const forumEntries = useForumEntries();
  const offered = useOfferedEntries();
  const lately = useMemo(() => usedLately(me), [me]);
  const entries = useMemo(
    () => rank([...offered, ...forumEntries], question, lately),
    [offered, forumEntries, question, lately],
  );
  const search = useTextSearch(question, OPINION.exec(path)?.[1] ?? null);
  const toEntries = useFoundEntries();
  const inTexts = toEntries(
    search.kind === "here" ? search.found : search.kind === "loading" ? search.earlier : [],
  );
  const lines: readonly (PaletteEntry | FoundEntry)[] = [...entries, ...inTexts];
  const at = Math.min(chosen, lines.length - 1);
  const optionId = (n: number): string => `${listId}-${n}`;

  const run = (line: PaletteEntry | FoundEntry | undefined): void => {
    if (line === undefined || ("closed" in line && line.closed !== undefined)) return;
    if (!("marks" in line)) keepUsed(me, line.id);
    closePalette();
    // The focus is back where it was before the act moves it.
    setTimeout(line.run);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = STEPS[chordOf(event.nativeEvent)];
    if (step !== undefined && lines.length > 0) {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(lines.length - 1, step(at, lines.length))));
    } else if (chordOf(event.nativeEvent) === "Enter") {
      event.preventDefault();
      run(lines[at]);
    }
  };
  const optionOf = (line: PaletteEntry | FoundEntry, n: number) => (
    <Option
      key={line.id}
      entry={line}
      id={optionId(n)}
      isChosen={n === at}
      onPoint={() => setChosen(n)}
      onRun={() => run(line)}
    />
  );
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
          maxLength={SEARCH_CHARS_MAX}
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
      <div className="palette-list">
        <div role="listbox" id={listId} aria-label={t("results")}>
          {entries.length === 0 ? null : (
            <ul role="group" aria-label={t("goTo")}>
              {entries.map(optionOf)}
            </ul>
          )}
          {inTexts.length === 0 ? null : (
            <ul role="group" aria-label={t("inTexts")}>
              {inTexts.map((line, n) => optionOf(line, entries.length + n))}
            </ul>
          )}
        </div>
        {entries.length === 0 && search.kind === "idle" ? (
          <p className="quiet palette-none">{t("none")}</p>
        ) : null}
        <SearchState search={search} />
      </div>
      <p className="hidden" role="status">
        {question === "" || search.kind === "loading" ? "" : t("count", { n: lines.length })}
      </p>
    </>
  );
}

/** The Opinion that the page shows. */
const OPINION = /^\/opinions\/([0-9A-HJKMNP-TV-Z]{26})/u;

/** Tells how far the search of texts is, where its lines do not. */
function SearchState({ search }: { readonly search: TextSearch }) {
  const t = useTranslations("palette.found");
  const ui = useTranslations("ui");
  switch (search.kind) {
    case "idle":
      return null;
    case "loading":
      return (
        <div className="palette-state">
          {search.earlier.length === 0 ? <Busy words={t("searching")} /> : null}
        </div>
      );
    case "failed":
      return (
        <p className="palette-state" role="alert">
          {navigator.onLine ? t("failed") : t("offline")}{" "}
          <Button look="link" onPress={search.again}>
            {ui("tryAgain")}
          </Button>
        </p>
      );
    case "here":
      if (search.found.length > 0 && !search.more) return null;
      return <p className="palette-state quiet">{search.more ? t("more") : t("none")}</p>;
  }
}

const PAGE_STEP = 8;
const STEPS: Readonly<Record<string, (at: number, length: number) => number>> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (at + length - 1) % length,
  PageDown: (at) => at + PAGE_STEP,
  PageUp: (at) => at - PAGE_STEP,
};

type OptionProps = {
  readonly entry: PaletteEntry | FoundEntry;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

/** A line of the list. The keys stay in the field, which names the chosen line. */
function Option({ entry, id, isChosen, onPoint, onRun }: OptionProps) {
  const { words, where } = entry;
  const { keys, closed } = "marks" in entry ? {} : entry;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    <li
      ref={line}
      id={id}
      role="option"
      className={"marks" in entry ? "palette-option palette-found" : "palette-option"}
      aria-selected={isChosen}
      aria-disabled={closed !== undefined}
      onPointerMove={isChosen ? undefined : onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onRun}
      onKeyDown={undefined}
    >
      <span>
        <span className="palette-words" dir="auto">
          {"marks" in entry ? <Marked words={words} marks={entry.marks} /> : words}
        </span>
        {closed === undefined ? null : <small>{closed}</small>}
      </span>
      {where === undefined ? null : <small className="palette-where">{where}</small>}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </li>
  );
}

/** An excerpt with what was found in it. */
function Marked({ words, marks }: { readonly words: string } & Pick<FoundEntry, "marks">) {
  const starts = [0, ...marks.map(([, end]) => end)];
  return starts.map((start, n) => {
    const [from = words.length, to = from] = marks[n] ?? [];
    return (
      <Fragment key={start}>
        {words.slice(start, from)}
        {from === to ? null : <mark>{words.slice(from, to)}</mark>}
      </Fragment>
    );
  });
}
