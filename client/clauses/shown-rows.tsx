import {
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { flushSync } from "react-dom";
import type { ClauseId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Words } from "../../shared/clause/words.ts";
import type { Carets, PlacedCaret } from "../editor/carets.ts";
import { betweenKeys } from "../room/between-keys.ts";
import { isTypingHere } from "../ui/typing-pause.ts";
import { openRestingRows, type ShownRow } from "./resting-rows.ts";
import type { FindReferences } from "./use-references.ts";

/** After a pause of this length, rows that are behind are all drawn anew. */
const REST_MS = 400;
/** Rows are woken before they come into sight; each row more is drawn, laid out and painted in every frame. */
const NEAR = "60px";
/**
 * While somebody types here, a drawing has steps, and a key goes between two of them. First comes the sheet with all
 * that is not words, then the row in hand, then the rows in sight in halves. Where nobody types, all is one step.
 */
const SHEET_ALONE = 0;
const IN_HAND = 1;
const IN_SIGHT = [2, 3] as const;
const ALL = Infinity;

const NO_CARETS: readonly PlacedCaret[] = [];

type ShownRowsProps = {
  readonly sheet: RefObject<HTMLElement | null>;
  readonly document: OpinionDocument;
  readonly words: Words;
  readonly carets: Carets;
  readonly findReferences: FindReferences | null;
  readonly selectedId: ClauseId | null;
  readonly draw: (row: ShownRow, index: number) => ReactNode;
};

/**
 * The rows as they are shown now: what is in hand and what is in sight follows each drawing, what is out of sight
 * in turn. While somebody types here, a drawing comes in steps, and the sheet around the rows is drawn in the first alone.
 */
export function ShownRows({
  sheet,
  document,
  words,
  carets,
  findReferences,
  selectedId,
  draw,
}: ShownRowsProps) {
  const order = useMemo(() => document.clauses.map((clause) => clause.id).join(), [document.clauses]);
  const near = useNear(sheet, order);
  useEffect(() => {
    if (near !== null) carets.showIn(near);
  }, [carets, near]);
  const [wakings, setWakings] = useState(0);
  const [rest] = useState(openRestingRows);
  const places = useSyncExternalStore(carets.subscribe, carets.all);
  const drawing = useMemo(
    () => ({
      clauses: document.clauses,
      words,
      caretsIn: (id: ClauseId) => places.get(id) ?? NO_CARETS,
      findReferences,
      wakings,
      stepOf: (id: ClauseId, n: number) => {
        if (id === selectedId) return IN_HAND;
        return near?.has(id) === false ? null : IN_SIGHT[n % IN_SIGHT.length]!;
      },
      firstStep: isTypingHere() ? SHEET_ALONE : ALL,
    }),
    [document.clauses, words, places, findReferences, wakings, near, selectedId],
  );
  const [reached, setReached] = useState<{ readonly drawing: object; readonly step: number } | null>(null);
  const step = reached?.drawing === drawing ? reached.step : drawing.firstStep;
  const { rows, behind, unfinished } = useMemo(() => rest({ ...drawing, step }), [rest, drawing, step]);
  useLayoutEffect(() => {
    if (!unfinished) return;
    return betweenKeys(() => flushSync(() => setReached({ drawing, step: step + 1 })));
  }, [unfinished, drawing, step]);

  useEffect(() => {
    if (!behind) return;
    const timer = setTimeout(() => setWakings((n) => n + 1), REST_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: each drawing begins the wait anew
  }, [behind, rows]);
  useEffect(() => {
    const wake = (): void => setWakings((n) => n + 1);
    addEventListener("beforeprint", wake);
    return () => removeEventListener("beforeprint", wake);
  }, []);
  const drawOnce = useMemo(() => onceEach(draw), [draw]);
  return rows.map(drawOnce);
}

/** Draws each row once, so that a step touches its own rows alone. */
function onceEach(draw: ShownRowsProps["draw"]): ShownRowsProps["draw"] {
  const drawn = new Map<ShownRow, ReactNode>();
  return (row, index) => {
    const before = drawn.get(row);
    if (before !== undefined) return before;
    const now = draw(row, index);
    drawn.set(row, now);
    return now;
  };
}

/** The clauses in sight or nearly so; null while that is not known. */
function useNear(sheet: RefObject<HTMLElement | null>, order: string): ReadonlySet<string> | null {
  const [near, setNear] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (sheet.current === null || typeof IntersectionObserver === "undefined") return;
    const here = new Set<string>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const id = target.getAttribute("data-clause") ?? "";
          if (isIntersecting) here.add(id);
          else here.delete(id);
        }
        setNear(new Set(here));
      },
      { rootMargin: NEAR, scrollMargin: NEAR },
    );
    for (const row of sheet.current.querySelectorAll("[data-clause]")) observer.observe(row);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: other rows are looked for when their order changes
  }, [sheet, order]);
  return near;
}
