import { type Clause, type Footnote, type Kind, KINDS } from "../clause/clause.ts";
import { type ClauseId, clauseId, footnoteId, groupId, opinionId, userId } from "../ids.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { applyEvent } from "../events/apply-event.ts";
import type { Words } from "../clause/words.ts";

/**
 * Few words, so that clauses are often alike, and words that would pass for a role, another line or a hash. Two read
 * the same by rule C31: white space is folded and one closing sign dropped.
 */
const TEXTS = [
  "to share",
  "to  share ;",
  "that States",
  "footnote: to share",
  "footnote after 8: to share",
  "under verb: that States",
  "under item: to share\nfootnote: that States",
  "subItem 2: to share",
  "recital 1",
  "to share\nthat States",
  "",
  "2-",
  "1",
];

export type RandomText = { readonly opinion: Opinion; readonly words: Words };

const pick = <One>(random: (below: number) => number, list: readonly One[]): One =>
  list[random(list.length)]!;

/** An Opinion of up to nine clauses of any kind and level, removed ones and footnotes of both versions among them. */
export function randomText(random: (below: number) => number): RandomText {
  const words = new Map<ClauseId, Words extends ReadonlyMap<ClauseId, infer Runs> ? Runs : never>();
  const clauses = Array.from({ length: 1 + random(9) }, (_, n): Clause => {
    const id = clauseId(`01${String(n).padStart(24, "0")}`);
    const text = pick(random, TEXTS);
    words.set(id, text === "" ? [] : [{ text, client: n + 1, clock: 0 }]);
    return {
      id,
      kind: pick<Kind>(random, [...KINDS, "recital", "operative", "subItem", "subItem"]),
      level: 1 + random(4),
      alternativeTo: null,
      number: null,
      addedSeq: 2,
      removed: random(8) === 0 ? { at: 0, by: userId("lead") } : null,
      lock: null,
      pen: null,
      marks: [],
      settled: { seq: 0, at: 0, by: userId("lead"), hash: "", runs: [] },
      footnotes: Array.from({ length: random(4) === 0 ? 1 + random(2) : 0 }, (__, i) =>
        footnoteIn(random, { n, i, length: text.length }),
      ),
    };
  });
  return { opinion: { ...EMPTY, clauses }, words };
}

function footnoteIn(
  random: (below: number) => number,
  { n, i, length }: { readonly n: number; readonly i: number; readonly length: number },
): Footnote {
  const at = random(length + 2);
  return {
    id: footnoteId(`01${String(n).padStart(20, "0")}${String(i).padStart(4, "0")}`),
    // One behind the last character hangs on a character that was deleted.
    after: at === 0 ? null : [n + 1, at - 1],
    text: pick(random, TEXTS.slice(0, 10)),
    ...(random(3) === 0 ? {} : { isPlaced: true }),
  };
}

const EMPTY: Opinion = applyEvent(null, {
  type: "opinionOpened",
  opinionId: opinionId("01" + "0".repeat(24)),
  groupId: groupId("space"),
  number: "4",
  sample: false,
  generation: "g",
  seq: 1,
  at: 0,
  by: userId("server"),
});

/**
 * The same text after somebody put a line elsewhere: a clause becomes its footnote, moves, or is of another kind. It
 * has the same words, or nearly, and is read otherwise.
 */
export function turned({ opinion, words }: RandomText, random: (below: number) => number): RandomText {
  const { clauses } = opinion;
  const at = random(clauses.length);
  const clause = clauses[at]!;
  const change = (part: Partial<Clause>, others = words): RandomText => ({
    opinion: { ...opinion, clauses: clauses.map((one) => (one === clause ? { ...one, ...part } : one)) },
    words: others,
  });
  switch (random(6)) {
    case 0:
      return change({ kind: pick<Kind>(random, KINDS), level: 1 + random(4) });
    case 1: {
      const rest = clauses.filter((one) => one !== clause);
      const place = random(clauses.length);
      return {
        opinion: { ...opinion, clauses: [...rest.slice(0, place), clause, ...rest.slice(place)] },
        words,
      };
    }
    case 2:
      return change({ removed: clause.removed === null ? { at: 0, by: userId("lead") } : null });
    case 3: {
      // Its last words are taken off as words and put under it as a footnote.
      const [run] = words.get(clause.id) ?? [];
      if (run === undefined) return change({ level: 1 + random(4) });
      const text = pick(random, TEXTS);
      const footnote = { ...footnoteIn(random, { n: at, i: 9, length: text.length }), text: run.text };
      return change(
        { footnotes: [...clause.footnotes, footnote] },
        new Map([...words, [clause.id, text === "" ? [] : [{ ...run, text }]]]),
      );
    }
    case 4: {
      // Its first footnote takes its place, and it stands above.
      const [note, ...others] = clause.footnotes;
      const before = clauses[at - 1];
      const [run] = words.get(clause.id) ?? [];
      if (note === undefined || before === undefined || run === undefined) return change({ footnotes: [] });
      return change(
        { footnotes: others, level: Math.min(clause.level + 1, 4) },
        new Map([
          ...words,
          [before.id, [{ text: run.text, client: at, clock: 0 }]],
          [clause.id, [{ ...run, text: note.text }]],
        ]),
      );
    }
    default:
      return change({
        footnotes: clause.footnotes.map((one) => ({
          ...one,
          after: random(2) === 0 ? null : [at + 1, random(9)],
        })),
      });
  }
}

/**
 * Reads each living clause in another way than the hash: walks down the text with the verb and
 * one item a level in hand. JSON keeps apart what a line break or a colon would not.
 */
export function readByHand({ opinion, words }: RandomText): ReadonlyMap<ClauseId, string> {
  const read = new Map<ClauseId, string>();
  let verb: string[] = [];
  let above: (string | undefined)[] = [];
  for (const { id, kind, level, footnotes } of livingClauses(opinion)) {
    const runs = words.get(id) ?? [];
    const chars = runs.flatMap(({ text, client, clock }) =>
      Array.from({ length: text.length }, (_, i) => ({ sign: text[i]!, id: `${client} ${clock + i}` })),
    );
    const own = closed(chars.map(({ sign }) => sign).join(""));
    const placeOf = ({ after }: Footnote): number =>
      after === null ? 0 : chars.findIndex((one) => one.id === after.join(" ")) + 1 || chars.length;
    const signs = footnotes.toSorted((a, b) => placeOf(a) - placeOf(b));
    const notes = signs.map((note) => [
      closed(note.text),
      note.isPlaced === true ? signPlace(chars, { at: placeOf(note), own }) : "anywhere",
    ]);
    const isItem = kind === "recital" || kind === "operative" || kind === "subItem";
    const levels = above.slice(0, level - 1).filter((one) => one !== undefined);
    read.set(id, JSON.stringify([isItem ? [verb, levels] : [], kind, level, own, notes]));
    if (kind === "verb") [verb, above] = [[own], []];
    if (isItem) above = [...Array.from({ length: level - 1 }, (_, i) => above[i]), own];
  }
  return read;
}

const signPlace = (
  chars: readonly { readonly sign: string }[],
  { at, own }: { readonly at: number; readonly own: string },
): number =>
  Math.min(spaced(chars.slice(0, at).reduce((all, { sign }) => all + sign, "")).length, own.length);

const spaced = (text: string): string => text.normalize("NFC").trim().split(/\s+/u).join(" ");

const closed = (text: string): string => spaced(text).replace(/ ?[;,.]$/u, "");
