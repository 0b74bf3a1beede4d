import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Entry } from "../../shared/events/event.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useInstants } from "../i18n/instants.ts";
import { chordOf } from "../ui/chord.ts";
import { manyOf } from "../record/lines.ts";
import type { Step } from "./use-walk.ts";
import type { Telling } from "../record/telling.ts";
import { entrySentence } from "../record/entry-sentence.ts";

/** Clauses put aside leave no settled state. */
const NO_HUDDLES: Telling["huddles"] = [];

/** A state is named by the act that it stands right behind. */
export function useStateLabel(
  telling: Pick<Telling, "whom" | "nameOf" | "proposals">,
  runOf: (state: Step) => readonly Step[],
): (state: Step) => string {
  const say = useTranslations();
  const forum = useForum();
  return (state) => {
    if (state.type === "typed")
      return capitalized(say("history.typedBy", { who: telling.whom(state.by, state.forumSeq).spoken }));
    // The list tells entries without their place in the chain, which no sentence speaks of.
    const entry = { ...state, salt: "", prev: "", hash: "" } as Entry;
    const whom: Telling["whom"] = (id) => telling.whom(id, state.forumSeq);
    const run = runOf(state);
    const act = manyOf(run);
    if (act !== null)
      return capitalized(say(`entry.${act}`, { who: whom(state.by, state.forumSeq).spoken, n: run.length }));
    return entrySentence(entry, { say, forum, huddles: NO_HUDDLES, ...telling, whom }).sentence;
  };
}

type StateListProps = {
  readonly states: readonly Step[];
  readonly chosen: number;
  readonly wordsOf: (state: Step) => string;
  readonly onChoose: (seq: number) => void;
};

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowUp: (index) => index + 1,
  ArrowDown: (index) => index - 1,
  Home: (_index, count) => count - 1,
  End: () => 0,
};

/** The newest first, as in the record; arrows go from one to the next. */
export function StateList({ states, chosen, wordsOf, onChoose }: StateListProps) {
  const t = useTranslations("history");
  const instants = useInstants();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    current?.scrollIntoView({ block: "nearest" });
    // Whoever goes by the keys stays on the state that they went to.
    if (list.current?.contains(document.activeElement) === true) current?.focus();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: what is drawn of both is looked for
  }, [chosen, states]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[chordOf(event.nativeEvent)];
    if (step === undefined) return;
    event.preventDefault();
    const index = states.findIndex(({ seq }) => seq === chosen);
    const next = states[step(index, states.length)];
    if (next !== undefined) onChoose(next.seq);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: the keys are those of the buttons in it
    <ol ref={list} className="history-states" aria-label={t("states")} onKeyDown={onKeyDown}>
      {states.toReversed().map((state) => (
        <li key={state.seq}>
          <button
            type="button"
            tabIndex={state.seq === chosen ? 0 : -1}
            aria-current={state.seq === chosen ? "true" : undefined}
            onClick={() => onChoose(state.seq)}
          >
            <time className="faint" dateTime={new Date(state.at).toISOString()}>
              {instants.brief(state.at)}
            </time>
            {wordsOf(state)}
          </button>
        </li>
      ))}
    </ol>
  );
}
