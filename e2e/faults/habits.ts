import type * as Y from "yjs";
import { clauseId } from "../../shared/ids.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { type Ledger, WORD } from "./ledger.ts";
import type { ModelPage } from "./model-page.ts";
import { callCommand } from "./call-questions.ts";
import { command, roundCommand } from "./questions.ts";
import { gaps, rangesOf } from "./texts.ts";

type Chance = (below: number) => number;

const pick = <One>(list: readonly One[], random: Chance): One | undefined => list[random(list.length)];

/** A page's text of a clause in which it may type, as its editor would allow. */
function openText(page: ModelPage, random: Chance): Y.XmlText | null {
  const doc = page.doc();
  const open = [...doc.share.keys()].map(clauseId).filter((id) => page.mayTypeIn(id));
  const clause = pick(open, random);
  return clause === undefined ? null : rootText(doc, clause);
}

function type(page: ModelPage, ledger: Ledger, random: Chance): void {
  const text = openText(page, random);
  if (text === null) return;
  const word = `${page.name}w${ledger.counts.typed} `;
  const at = pick(gaps(text.toJSON()), random) ?? 0;
  page.type(() => text.insert(at, word));
  ledger.typed(page, word);
}

function erase(page: ModelPage, ledger: Ledger, random: Chance): void {
  const text = openText(page, random);
  const found = text === null ? undefined : pick([...text.toJSON().matchAll(WORD)], random);
  if (text === null || found === undefined) return;
  const [word] = found;
  const ranges = rangesOf(text, found.index, word.length);
  ledger.deleted(page, word, ranges);
  page.type(() => text.delete(found.index, word.length));
}

/** Of a hundred throws, up to which one each act goes; `comeBack` and `typeAway` are of those who are away. */
export type Habits = Readonly<
  /** `round`, `call`: of a hundred questions, how many are of what goes round, or of calls; `look`: of 400 acts, how many are readers'. */
  Record<
    | "round"
    | "call"
    | "look"
    | "type"
    | "erase"
    | "ask"
    | "leave"
    | "cut"
    | "stall"
    | "comeBack"
    | "typeAway",
    number
  >
>;
export const USUAL: Habits = {
  type: 60,
  erase: 70,
  ask: 90,
  leave: 94,
  cut: 96,
  stall: 98,
  comeBack: 40,
  typeAway: 100,
  round: 0,
  call: 0,
  look: 0,
};
/** Erases what others erase, and comes and goes. */
export const HASTY: Habits = {
  type: 40,
  erase: 68,
  ask: 82,
  leave: 94,
  cut: 97,
  stall: 98,
  comeBack: 50,
  typeAway: 75,
  round: 60,
  call: 0,
  look: 40,
};
/** In a meeting: asks more than it types, and waits for others. */
export const MEETING: Habits = {
  type: 25,
  erase: 32,
  ask: 88,
  leave: 93,
  cut: 97,
  stall: 98,
  comeBack: 40,
  typeAway: 90,
  round: 0,
  call: 85,
  look: 0,
};

/** One thing that a person does at their page. */
export function act(page: ModelPage, habits: Habits, ledger: Ledger, random: Chance): void {
  const turn = random(100);
  if (!page.isHere()) {
    if (turn < habits.comeBack) page.comeBack();
    // Typing goes on while away.
    else if (turn < habits.typeAway) type(page, ledger, random);
    else erase(page, ledger, random);
    return;
  }
  if (turn < habits.type) type(page, ledger, random);
  else if (turn < habits.erase) erase(page, ledger, random);
  else if (turn < habits.ask) {
    const isOf = (share: number): boolean => share > 0 && random(100) < share;
    const asking = isOf(habits.call) ? callCommand : isOf(habits.round) ? roundCommand : command;
    const asked = asking(page, random);
    if (asked !== null) page.ask(asked);
  } else if (turn < habits.leave) page.goAway();
  else if (turn < habits.cut) page.cut();
  else if (turn < habits.stall) page.stall(200 + random(20_000));
}
