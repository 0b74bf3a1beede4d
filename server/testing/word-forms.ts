import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import { proposalId } from "../../shared/ids.ts";
import { REPORT_LANGUAGES, type ReportLanguage } from "../../shared/text/localized.ts";
import { seeded } from "./chance.ts";
import { wtpf26 } from "../../shared/testing/wtpf-26.ts";
import type { TrackedParagraph, TrackedText } from "../../shared/tracked/tracked-text.ts";
import { untracked } from "../../shared/tracked/tracked-words.ts";
import { opinionFixture, REPORT_AT, reportFixture } from "./docx-fixture.ts";
import type { WrittenJob } from "../exports/file-job.ts";
import { randomText } from "./tracked-fixture.ts";

/** Word files of every form, for tests that look at all of them. `latin`: the language of the Opinion's Latin words. */
export type WordCase = { readonly name: string; readonly latin: "en" | "fr"; readonly job: WrittenJob };

/** Of the fixture's Opinion: a clause of each kind, level and state, and no more, so that all files are soon looked at. */
const KEPT: ReadonlySet<number> = new Set([0, 1, 2, 4, 6, 7, 8, 9, 10, 11, 13, 17, 20, 21]);

function shortOpinion(): OpinionDocument {
  const document = opinionFixture("4");
  return { ...document, clauses: document.clauses.filter((_, i) => KEPT.has(i)) };
}

/** An Opinion whose section verbs, words and footnotes are French. */
export function inFrench(): OpinionDocument {
  const verbs = ["rappelant", "reconnaissant", "est d’avis", "invite les États Membres", "prie"];
  const { clauses, ...rest } = shortOpinion();
  return {
    ...rest,
    clauses: clauses.map((clause): DocumentClause => {
      const footnotes = clause.footnotes.map((one) => ({ ...one, text: "Voir les réseaux spatiaux." }));
      if (clause.kind !== "verb") return { ...clause, text: "que les réseaux se complètent", footnotes };
      return { ...clause, text: verbs.shift() ?? "prie" };
    }),
  };
}

/** Tracked words of several scripts with proposals, comments, footnotes, and a clause that is moved. */
function trackedIn(document: OpinionDocument, seed: number): TrackedText {
  const { text } = randomText(seed, seeded(seed));
  const by = { author: "AAA", at: REPORT_AT };
  const moved = document.clauses.filter(({ kind }) => kind === "operative").at(-1)!;
  const { kind, level, number, closing } = moved;
  const half = { kind, level, number, closing, threads: [], movedFrom: null, move: 1 };
  const pieces = untracked(moved.text);
  const from: TrackedParagraph = {
    ...half,
    subject: { kind: "clause", id: moved.id, clause: moved },
    pieces: pieces.map((piece) => ({ ...piece, removed: by, stands: false })),
    added: null,
    removed: by,
  };
  const to: TrackedParagraph = {
    ...half,
    subject: { kind: "proposal", id: proposalId("01JYYYYYYYYYYYYYYYYYYYYYYY"), label: null },
    pieces: pieces.map((piece) => ({ ...piece, added: by })),
    added: by,
    removed: null,
  };
  const footnoted = document.clauses.filter(({ footnotes }) => footnotes.length > 0);
  const own = footnoted.map((clause): TrackedParagraph => ({
    kind: clause.kind,
    level: clause.level,
    number: clause.number,
    closing: clause.closing,
    subject: { kind: "clause", id: clause.id, clause },
    pieces: untracked(clause.text),
    added: null,
    removed: null,
    threads: [],
    movedFrom: clause.number === "" ? null : "7",
    move: null,
  }));
  return { document, since: 1, paragraphs: [...own, from, ...text.paragraphs.slice(0, 6), to] };
}

/** Each form once in this language; Opinions in English and in French alternate. */
export function wordForms(language: ReportLanguage): readonly WordCase[] {
  const options = { preset: wtpf26, language, at: REPORT_AT };
  const seed = REPORT_LANGUAGES.indexOf(language) + 1;
  const own = { en: shortOpinion(), fr: inFrench() };
  const report = reportFixture(language);
  const opinions = report.opinions.map((one) => (one.number === "4" ? own.fr : one));
  const under = [{ title: "Under the text", blocks: [{ kind: "sentence" as const, text: "It stands." }] }];
  const word = (
    name: string,
    latin: "en" | "fr",
    form: (document: OpinionDocument) => Extract<WrittenJob, { of: "word" }>["word"],
  ): WordCase => ({
    name,
    latin,
    job: { of: "word", form: "docx", word: form(own[latin]), options: { ...options, under, seq: 7 } },
  });
  const tracked = trackedIn(own.fr, seed);
  return [
    word("bracketed", "en", (document) => ({ form: "bracketed", document })),
    word("bracketed in French", "fr", (document) => ({ form: "bracketed", document })),
    word("clean", "fr", (document) => ({ form: "clean", document, names: new Set(["aaa"]) })),
    word("version", "en", (document) => ({ form: "version", document, standing: "official" })),
    word("bilingual", "fr", (document) => ({ form: "bilingual", document, into: language })),
    word("tracked", "en", (document) => ({ form: "tracked", text: trackedIn(document, seed) })),
    word("tracked in French", "fr", () => ({ form: "tracked", text: tracked })),
    {
      name: "report",
      latin: "en",
      job: {
        of: "report",
        form: "docx",
        report: { ...report, opinions: opinions.slice(1, 2).concat(own.en) },
      },
    },
    {
      name: "report in French, tracked",
      latin: "fr",
      job: {
        of: "trackedReport",
        form: "docx",
        report: { ...report, opinions: opinions.slice(3, 4) },
        tracked: new Map([[own.fr.id, tracked]]),
      },
    },
    ...(language === "en" || language === "zh"
      ? [
          {
            name: "where",
            latin: "en" as const,
            job: {
              of: "sections" as const,
              form: "docx" as const,
              sections: under,
              options: { ...options, language, title: "Where it went", isSample: true },
            },
          },
        ]
      : []),
  ];
}
