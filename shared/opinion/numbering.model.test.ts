import * as fc from "fast-check";
import { expect, test } from "vitest";
import { referencesOf } from "../checks/bound-references.ts";
import { canonicalText } from "./canonical-text.ts";
import { isCited } from "../checks/reference-number.ts";
import { type Clause, type Kind, lastMark, validMark } from "../clause/clause.ts";
import { numberIndexNow } from "../decide/number-index.ts";
import type { ClauseId } from "../ids.ts";
import { livingClauses } from "./opinion.ts";
import { type ModelClause, numberModel } from "../testing/number-model.ts";
import { openTestRoom, type TestRoom } from "../testing/room.ts";

/** One random act of the leads; which clauses it means depends on the room at that moment. */
type Step = { readonly what: (typeof WISHES)[number]; readonly i: number; readonly j: number };

const WISHES = [
  "add",
  "add",
  "add",
  "sub",
  "sub",
  "alternative",
  "move",
  "move",
  "remove",
  "restore",
  "cite",
  "cite",
  "mark",
  "mark",
  "baseText",
  "cleanUp",
  "cleanUp",
] as const;

const steps = fc.array(fc.record({ what: fc.constantFrom(...WISHES), i: fc.nat(99), j: fc.nat(99) }), {
  minLength: 15,
  maxLength: 60,
});
/** fast-check prints the seed of a run that fails. */
const RUNS = { numRuns: 300 } as const;

const KINDS: Readonly<Record<Kind, ModelClause["kind"]>> = {
  title: "other",
  opening: "other",
  note: "other",
  verb: "verb",
  recital: "recital",
  operative: "operative",
  subItem: "subItem",
};

const orderOf = (room: TestRoom): readonly ModelClause[] =>
  room.opinion().clauses.map(({ id, kind, level, removed, alternativeTo }) => ({
    id,
    kind: KINDS[kind],
    level,
    isRemoved: removed !== null,
    alternativeTo,
  }));

/** A text of two sections, in which what is said of it follows from the steps. */
function open() {
  const room = openTestRoom();
  const lead = room.as("lead");
  lead.write("title Space", "verb considering", "recital that a", "recital that b", "subItem and so");
  lead.write("verb is of the view", "operative that one", "operative that two", "operative2 and so on");
  return { room, lead };
}

const isItem = ({ kind }: Clause): boolean => ["recital", "operative", "subItem"].includes(kind);

/** Does the step; gives the clause that came, or came back, if one did. */
function perform(room: TestRoom, { what, i, j }: Step): ClauseId | null {
  const lead = room.as("lead");
  const living = livingClauses(room.opinion());
  const items = living.filter(isItem);
  const clause = items[i % items.length];
  if (clause === undefined) return null;
  const at = living.indexOf(clause);
  const [previous, next] = [living[at - 1], living[at + 1]];
  const verb = living.slice(0, at).findLast((one) => one.kind === "verb");
  const top = room.text(verb!.id) === "considering" ? "recital" : "operative";
  const made = (act: ReturnType<typeof lead.must>[number] | undefined): ClauseId | null =>
    act?.type === "clauseAdded" ? act.clauseId : null;
  switch (what) {
    case "add": {
      // Beside a clause or right below a verb.
      const after = j % 4 === 0 ? verb!.id : clause.id;
      return made(lead.must({ type: "addClause", after, kind: top, text: "that x" })[0]);
    }
    case "sub": {
      const kind = top === "operative" && j % 2 === 0 ? "operative" : "subItem";
      const level = Math.min(clause.level + (j % 3 === 0 ? 0 : 1), kind === "operative" ? 4 : 3);
      if (level === 1) return null;
      return made(lead.must({ type: "addClause", after: clause.id, kind, level, text: "to y" })[0]);
    }
    case "alternative": {
      if (clause.alternativeTo !== null) return null;
      const { id: alternativeTo, kind, level } = clause;
      const after = j % 5 === 0 ? items[j % items.length]!.id : alternativeTo;
      const command = { type: "addClause", after, kind, level, alternativeTo, text: "that z" } as const;
      return lead.ask(command) === "done"
        ? room
            .opinion()
            .clauses.findLast(
              ({ addedSeq }) => addedSeq === Math.max(...room.opinion().clauses.map((one) => one.addedSeq)),
            )!.id
        : null;
    }
    case "move": {
      // Sub-items follow what is above them, and no section is left: what stands above the first verb has no rule.
      const after = items[j % items.length]!;
      if (clause.level > 1 && after.level < clause.level - 1) return null;
      lead.ask({ type: "moveClause", clauseId: clause.id, after: after.id });
      return null;
    }
    case "remove": {
      const isAbove = next !== undefined && isItem(next) && next.level > clause.level;
      if (!isAbove && items.length > 3) lead.remove(clause.id);
      return null;
    }
    case "restore": {
      const gone = room.opinion().clauses.filter(({ removed }) => removed !== null);
      const back = gone[j % Math.max(gone.length, 1)];
      if (back === undefined || previous === undefined) return null;
      lead.restore(back.id);
      return back.id;
    }
    case "cite": {
      const target = items[j % items.length]!;
      const number = room.number(target.id) ?? "";
      if (number === "" || number === "–" || number.startsWith("[")) return null;
      const above = living.slice(0, living.indexOf(target)).findLast((one) => one.kind === "verb")!;
      const words = `, as in ${room.text(above.id)} ${number}`;
      if (room.clause(clause.id).lock !== null) lead.unlock(clause.id);
      lead.type(clause.id, room.text(clause.id).length, words);
      return null;
    }
    case "mark":
      lead.ask({
        type: "markClause",
        clauseId: clause.id,
        tier: "ad-referendum",
        hash: room.hash(clause.id),
        reason: "r",
      });
      return null;
    case "baseText":
      lead.ask({ type: "consolidate" });
      return null;
    case "cleanUp":
      lead.ask({ type: "cleanUp", hash: room.document().hash });
      return null;
  }
}

test("N1 N2 N3 N4 N5 N8 numbers after bis, alt and base texts match an independent model", () => {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(steps, (list) => {
      const { room } = open();
      const model = numberModel();
      for (const step of list) {
        const before = room.opinion();
        const came = perform(room, step);
        const now = room.opinion();
        if (now.cleanUps.length > before.cleanUps.length) model.cleanUp(orderOf(room));
        if (now.baseTexts.length > before.baseTexts.length) model.freeze(orderOf(room));
        if (came !== null) model.came(came, orderOf(room));
        const expected = model.numbers(orderOf(room));
        expect(livingClauses(now).map(({ id }) => [id, room.number(id)])).toEqual([...expected]);
        for (const number of now.cleanUps.length > 1 ? expected.values() : []) {
          const form = /bis|ter|alt|New/.exec(number)?.[0];
          if (form !== undefined) met.set(form, (met.get(form) ?? 0) + 1);
        }
      }
    }),
    RUNS,
  );
  // Or the texts never come to what the rule is about.
  for (const form of ["bis", "ter", "alt", "New"])
    expect([form, (met.get(form) ?? 0) > 0]).toEqual([form, true]);
});

/** Each reference in the text: where it stands, what it says, and the clause that it leads to. */
function citing(room: TestRoom) {
  const index = numberIndexNow(room.opinion(), room.words());
  return livingClauses(room.opinion()).flatMap(({ id }) =>
    referencesOf({ clauseId: id, runs: room.words().get(id) ?? [] }, room.opinion().references, index).map(
      ({ clauseId: target, number }) => ({ id, target, says: room.text(id).slice(number.start, number.end) }),
    ),
  );
}

const allTexts = (room: TestRoom): ReadonlyMap<ClauseId, string> =>
  new Map(
    livingClauses(room.opinion()).map(({ id }) => [id, canonicalText(room.opinion(), room.words(), id)]),
  );

test("N13 N14 E13 C39 clean-ups keep each reference, and marks where only numbers changed", () => {
  const met = { references: 0, rewritten: 0, held: 0, gone: 0 };
  fc.assert(
    fc.property(steps, (list) => {
      const { room } = open();
      /** Of each mark the texts that it was made on, or that a clean-up made of those. */
      const heldOn = new Map<number, Set<string>>();
      for (const step of list) {
        const [before, cited, texts] = [room.opinion(), citing(room), allTexts(room)];
        perform(room, step);
        const now = room.opinion();
        const after = allTexts(room);
        if (now.cleanUps.length > before.cleanUps.length) {
          const cleaned = citing(room);
          expect(cleaned.map(({ id, target }) => [id, target])).toEqual(
            cited.map(({ id, target }) => [id, target]),
          );
          for (const { target, says } of cleaned) {
            const number = target === null ? "" : (room.number(target) ?? "");
            if (isCited(number)) expect(says).toBe(number);
          }
          met.references += cleaned.length;
          met.rewritten += now.cleanUps.at(-1)!.references.length;
          for (const { id, marks } of livingClauses(now))
            for (const { seq } of marks) {
              const texted = heldOn.get(seq)!;
              if (texted.has(texts.get(id)!)) texted.add(after.get(id)!);
            }
        }
        for (const clause of livingClauses(now)) {
          const mark = lastMark(clause);
          if (mark === null) continue;
          const texted = heldOn.get(mark.seq) ?? new Set([after.get(clause.id)!]);
          heldOn.set(mark.seq, texted);
          const isHeld = texted.has(after.get(clause.id)!);
          expect(validMark(clause, room.hash(clause.id), now.negotiation.corrections) !== null).toBe(isHeld);
          if (now.cleanUps.length > 0) met[isHeld ? "held" : "gone"]++;
        }
      }
    }),
    RUNS,
  );
  for (const [what, n] of Object.entries(met)) expect([what, n > 100]).toEqual([what, true]);
});
