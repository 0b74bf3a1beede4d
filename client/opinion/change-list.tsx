import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { chordOf } from "../ui/chord.ts";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";

export type ListedChange = {
  readonly key: string;
  /** Names the paragraph, as the meeting cites it. */
  readonly place: string;
  readonly sentence: ReactNode;
  /** Leads to its place in the text. */
  readonly onGo: () => void;
};

/** The change that its reader went to last, and goes on from. */
let lastGone = "";

const ITEM = ".change-list button";
const itemsNow = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ITEM)];

function step(to: (at: number, items: readonly HTMLElement[]) => number): void {
  const items = itemsNow();
  const focused = items.indexOf(document.activeElement as HTMLElement);
  const gone = items.findIndex((one) => one.dataset["change"] === lastGone);
  items[to(focused === -1 ? gone : focused, items)]?.focus();
}

const STEPS: Readonly<Record<string, (at: number, items: readonly HTMLElement[]) => number>> = {
  ArrowDown: (at, items) => Math.min(at + 1, items.length - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, items) => items.length - 1,
};

/** Next and previous, around the end, from wherever the focus is: before the page's own keys see them. */
function useWalkKeys(): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      const by = { [PAGE_KEYS.nextPlace]: 1, [PAGE_KEYS.previousPlace]: -1 }[chordOf(event)];
      if (by === undefined || itemsNow().length === 0) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      step((at, { length }) => (at === -1 && by === -1 ? length - 1 : (at + by + length) % length));
    };
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, []);
}

/** All changes of a text in its order, in words; each leads to its place (rule A78). */
export function ChangeList({ changes }: { readonly changes: readonly ListedChange[] }) {
  const t = useTranslations("changeList");
  useWalkKeys();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Back from a change: the keys go on at it.
    if (lastGone === "" || document.activeElement !== document.body) return;
    list.current?.querySelector<HTMLElement>(`[data-change="${CSS.escape(lastGone)}"]`)?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = STEPS[chordOf(event.nativeEvent)];
    if (to === undefined) return;
    event.preventDefault();
    step(to);
  };
  return (
    <>
      <Announced n={changes.length} />
      {changes.length === 0 ? null : (
        <>
          <p className="faint">
            {t("keys", {
              next: printedKey(PAGE_KEYS.nextPlace),
              previous: printedKey(PAGE_KEYS.previousPlace),
            })}
          </p>
          {/* The arrows go from item to item, as in every list of the page. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: see above */}
          <ol ref={list} className="change-list" onKeyDown={onKeyDown}>
            {changes.map(({ key, place, sentence, onGo }) => (
              <li key={key}>
                <button
                  type="button"
                  data-change={key}
                  onClick={() => {
                    lastGone = key;
                    onGo();
                  }}
                >
                  <b>{place}</b> <span>{sentence}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** Says the number once, as the list opens: others go on typing, and each key would be told. */
function Announced({ n }: { readonly n: number }) {
  const t = useTranslations("changeList");
  const [said, setSaid] = useState<number | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setSaid((before) => before ?? n));
    return () => cancelAnimationFrame(frame);
  }, [n]);
  return (
    <>
      <p className="quiet" aria-hidden={n > 0}>
        {t("count", { n })}
      </p>
      <p className="hidden" role="status">
        {said === null ? "" : t("count", { n: said })}
      </p>
    </>
  );
}
