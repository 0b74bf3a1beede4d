import { type NumberIndex, numberIndexOf } from "../checks/references.ts";
import { numbersOf } from "../opinion/numbering.ts";
import { livingClauses, type Opinion } from "../opinion/opinion.ts";
import { clauseText, type Words } from "../clause/words.ts";

/** The clauses by their number at this moment, by section. */
export function numberIndexNow(opinion: Opinion, words: Words): NumberIndex {
  const numbers = numbersOf(opinion);
  return numberIndexOf(
    livingClauses(opinion).map(({ id, kind }) => ({
      id,
      kind,
      number: numbers.get(id) ?? "",
      text: clauseText(words, id),
    })),
    opinion.language,
  );
}
