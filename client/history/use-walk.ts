import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation, useSearch } from "wouter";
import type { SettledState } from "../../shared/history/settled-state.ts";
import type { TypedMoment } from "../../shared/history/told-comparison.ts";
import { manyOf, alikeRuns } from "../record/lines.ts";
import type { Choice } from "../ui/choices.tsx";

/** Time of a state while the walk goes on by itself. */
const PLAY_MS = 1_800;

/** A settled state, or where one's own delegation paused in typing. */
export type Step = SettledState | (TypedMoment & { readonly type: "typed" });

const KINDS = ["every", "base", "agreement", "meetings", "typed"] as const;
export type StateKind = (typeof KINDS)[number];

const AGREEMENT: ReadonlySet<Step["type"]> = new Set([
  "consolidated",
  "clauseMarked",
  "agreedEnBloc",
  "markReopened",
]);

const isOfKind = ({ type }: Step, kind: StateKind): boolean => {
  switch (kind) {
    case "every":
      return type !== "typed";
    case "typed":
      return true;
    case "base":
      return type === "consolidated" || type === "reopened" || type === "stageAdvanced";
    case "agreement":
      return AGREEMENT.has(type);
    case "meetings":
      return type === "meetingEnded";
  }
};

/** The place on the walk. The address keeps it, so that it can be sent. */
export type Walk = {
  readonly kind: StateKind;
  readonly kinds: readonly Choice<StateKind>[];
  readonly setKind: (kind: StateKind) => void;
  /** Text brought in at once left one state: its last. */
  readonly states: readonly Step[];
  /** Of one of them, all that it ends. */
  readonly runOf: (state: Step) => readonly Step[];
  readonly chosen: Step | null;
  readonly index: number;
  readonly choose: (seq: number) => void;
  readonly step: (by: 1 | -1) => void;
  readonly playing: boolean;
  readonly toggle: () => void;
  /** "before", "now", or the seq of another state. */
  readonly with: string;
  readonly compareWith: (what: string) => void;
  readonly other: Step | null;
  readonly between: { readonly from: number; readonly to: number | "now" } | null;
};

/** Each state alone, or a run that is told as one. */
const foldedRuns = (states: readonly Step[]): readonly (readonly Step[])[] =>
  alikeRuns(states).flatMap((run) => (manyOf(run) === null ? run.map((one) => [one]) : [run]));

export function useWalk(all: readonly Step[]): Walk {
  const t = useTranslations("history");
  const [, go] = useLocation();
  const search = useSearch();
  const asked = useMemo(() => new URLSearchParams(search), [search]);
  const [playing, setPlaying] = useState(false);
  const kind = KINDS.find((one) => one === asked.get("show")) ?? "every";
  const runs = useMemo(() => foldedRuns(all.filter((one) => isOfKind(one, kind))), [all, kind]);
  const states = useMemo(() => runs.flatMap((run) => run.slice(-1)), [runs]);
  const at = Number(asked.get("at") ?? Number.NaN);
  const found = runs.findIndex((run) => run.some(({ seq }) => seq === at));
  const index = found === -1 ? states.length - 1 : found;
  const chosen = states[index] ?? null;
  const otherSeq = Number(asked.get("with"));
  const other = all.find(({ seq }) => seq === otherSeq) ?? null;
  const compared = asked.get("with") === "now" ? "now" : other === null ? "before" : String(other.seq);

  const set = (key: string, value: string | null): void => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(key);
    else next.set(key, value);
    go(`?${next.toString()}`, { replace: true });
  };
  const choose = (seq: number): void => set("at", String(seq));
  const step = (by: 1 | -1): void => {
    const next = states[index + by];
    if (next !== undefined) choose(next.seq);
  };
  const isLast = index >= states.length - 1;
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (isLast ? setPlaying(false) : step(1)), PLAY_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- reason: each state is shown for its time; `step` is made anew with it
  }, [playing, index, isLast]);

  const before = states[index - 1] ?? chosen;
  const between =
    chosen === null || before === null
      ? null
      : compared === "now"
        ? ({ from: chosen.seq, to: "now" } as const)
        : other !== null
          ? { from: Math.min(other.seq, chosen.seq), to: Math.max(other.seq, chosen.seq) }
          : { from: before.seq, to: chosen.seq };
  return {
    kind,
    kinds: KINDS.map((value) => ({ value, words: t(value) })),
    setKind: (next) => set("show", next === "every" ? null : next),
    states,
    runOf: ({ seq }) => runs.find((run) => run.at(-1)?.seq === seq) ?? [],
    chosen,
    index,
    choose,
    step,
    playing,
    toggle: () => setPlaying(!playing),
    with: compared,
    compareWith: (what) => set("with", what === "before" ? null : what),
    other,
    between,
  };
}
