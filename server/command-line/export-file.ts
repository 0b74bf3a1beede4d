import type { Preset } from "../../shared/presets/preset.ts";
import { meetingAt } from "../../shared/forum/meeting.ts";
import { opinionId, ULID } from "../../shared/ids.ts";
import { sectionsUnder, underText } from "../../shared/report/under-text.ts";
import type { Concord } from "../setup/concord.ts";
import { REMOVED } from "../history/past.ts";
import {
  isOpinionForm,
  isReportForm,
  namedForms,
  OPINION_FORMS,
  REPORT_FORMS,
} from "../exports/export-forms.ts";
import { type Exported, opinionFile } from "../exports/opinion-file.ts";
import { reportJob } from "../exports/file-job.ts";
import { recordedAt } from "../store/recorded-at.ts";
import { readOptions } from "./read-options.ts";
import { recordOf } from "./record-file.ts";
import type { ReportLanguage } from "../../shared/text/localized.ts";
import type { Report } from "../../shared/report/report.ts";
import { isSentForm } from "../../shared/word-file/sent-mark.ts";
import { isWorkLanguage, WORK_LANGUAGES } from "../../shared/text/work-language.ts";
import { reportOf, trackedReportOf } from "../report/report.ts";
import { atBase, wordJob } from "../exports/word-export.ts";
import { Quarantined } from "../room/quarantine.ts";
import { readStanding, symbolsIn } from "../forum/standing.ts";
import { type PastView, versionAt } from "../history/version-at.ts";
import type { Outcome } from "./outcome.ts";
import { refusalLine } from "./refusal-words.ts";
import { badRowLine } from "./row-faults.ts";
import { listed, say } from "./spoken.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/** Words of `--form`, and what the file's name ends in then; without the option the name says which it is. */
const FORM_WORDS: Readonly<Record<string, string>> = {
  clean: "docx",
  bracketed: "docx",
  tracked: "docx",
  bilingual: "docx",
  docx: "docx",
  pdf: "pdf",
  html: "html",
  akn: "akn.xml",
  txt: "txt",
  json: "json",
};

type Asked = {
  readonly out: string;
  /** The ending of the file's name. */
  readonly ending: string | undefined;
  readonly form: string;
  readonly language: ReportLanguage;
  readonly into: string | undefined;
  /** `--at` was given: the forum's facts are those of that instant too. */
  readonly isPast: boolean;
};

/** `export ID|report|record --out FILE [--form FORM]`: an Opinion, now or as it was, the report, or the whole record. */
export async function exportFile(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const read = readOptions(
    words,
    { out: "string", form: "string", language: "string", into: "string", at: "string", as: "string" },
    1,
  );
  if ("code" in read) return read;
  const { values, positionals } = read;
  const [what] = positionals;
  const { out = "", into, form } = values;
  // A bilingual copy speaks to those who fill it in.
  const language = values.language ?? (form === "bilingual" && isWorkLanguage(into) ? into : "en");
  if (!isWorkLanguage(language))
    return failed(say("export", "languageOneOf", { list: listed(Object.keys(WORK_LANGUAGES)) }));
  if (form !== undefined && !Object.hasOwn(FORM_WORDS, form))
    return failed(say("export", "formOneOf", { list: listed(Object.keys(FORM_WORDS)) }));
  const ending = formOf(out);
  if (form !== undefined && ending !== FORM_WORDS[form])
    return failed(say("export", "formEnds", { form, ending: FORM_WORDS[form] ?? "" }));
  const asked = { out, ending, form: form ?? "", language, into, isPast: values.at !== undefined };
  if (what === "report") return exportReport(concord, asked);
  if (what === "record") return exportRecord(concord, asked, values.as);
  const found = what === undefined || !ULID.test(what) ? null : await documentOf(concord, what, values.at);
  if (found === null) {
    const known = concord.forum.forum().opinions.map((one) => `  ${one.id}\t${one.groupId}`);
    return failed(say("export", "nameOpinion"), ...known);
  }
  if ("refusal" in found) return failed(refusalLine(found.refusal));
  return exportOpinion(concord, asked, found);
}

const given = (out: string, bytes: Uint8Array, ...more: readonly string[]): Outcome => ({
  lines: [`${out}\t${say("command", "bytes", { bytes: bytes.byteLength })}`, ...more],
  code: 0,
  output: Buffer.from(bytes).toString("base64"),
});
const givenFile = (out: string, file: Exported, ...more: readonly string[]): Outcome =>
  "refusal" in file ? failed(refusalLine(file.refusal)) : given(out, bytesOf(file.bytes), ...more);

async function exportReport(concord: Concord, { out, ending, form, language }: Asked): Promise<Outcome> {
  if (!isReportForm(ending)) return failed(say("export", "outEnds", { list: endings(REPORT_FORMS) }));
  const closed = ({ closed: left = [] }: Report): readonly string[] =>
    left.map(({ title }) => say("export", "closed", { title }));
  if (form === "tracked") {
    const { report, tracked } = await trackedReportOf(concord, language);
    const file = await concord.fileWorkers.make({ of: "trackedReport", form: "docx", report, tracked });
    return givenFile(out, file, ...closed(report));
  }
  if (form === "clean" || form === "bilingual") return failed(say("export", "wholeOrTracked"));
  const report = await reportOf(concord, language);
  return givenFile(out, await concord.fileWorkers.make(reportJob(ending, report)), ...closed(report));
}

async function exportRecord(concord: Concord, { out, ending }: Asked, as?: string): Promise<Outcome> {
  if (ending !== "json") return failed(say("export", "recordJson"));
  const reader = as === undefined ? null : readerNamed(concord, as);
  if (reader === undefined) return failed(say("export", "nobodyNamed", { name: as ?? "" }));
  const { record, rows, hidden, broken } = await recordOf(concord, reader);
  const missing = broken.map((one) => say("export", "leftOut", { message: badRowLine(one) }));
  const bytes = new TextEncoder().encode(JSON.stringify(record));
  concord.audit.note({ act: "recordExported", by: null });
  const outcome = given(out, bytes, say("export", "hidden", { rows, hidden }), ...missing);
  return { ...outcome, code: missing.length > 0 ? 1 : 0, isRecord: true };
}

async function exportOpinion(
  concord: Concord,
  { out, ending, form, language, into, isPast }: Asked,
  found: PastView,
): Promise<Outcome> {
  if (!isOpinionForm(ending)) return failed(say("export", "outEnds", { list: endings(OPINION_FORMS) }));
  const presetOf = (at: number): Preset => (isPast ? concord.forum.presetAt(at) : concord.forum.preset());
  if (ending === "docx") {
    const wordIn = isSentForm(form) ? form : "bracketed";
    if (wordIn === "bilingual" && !isWorkLanguage(into))
      return failed(say("export", "intoOneOf", { list: listed(Object.keys(WORK_LANGUAGES)) }));
    const room = (await concord.rooms.get(found.opinion.id))!;
    const view = wordIn === "bilingual" ? await atBase(concord, room, await room.view()) : found;
    const instant = await recordedAt(concord.store, room.id, view.seq);
    const filled = wordIn === "bilingual" && isWorkLanguage(into) ? into : null;
    const asked = { room, view, form: wordIn, language, into: filled, preset: presetOf(instant), instant };
    return givenFile(out, await concord.fileWorkers.make(await wordJob(concord, asked)));
  }
  const { document, seq } = found;
  const at = await recordedAt(concord.store, document.id, seq);
  const preset = presetOf(at);
  const standing = await readStanding(concord, found);
  const under = sectionsUnder(document, underText(found.opinion, symbolsIn(concord.forum)), {
    preset,
    language,
  });
  const options = {
    preset,
    language,
    under,
    at,
    ...meetingAt(concord.forum.forum().meetings, { groupId: document.groupId, at }),
    json: document,
    standing,
    fileWorkers: concord.fileWorkers,
  } as const;
  return givenFile(out, await opinionFile(ending, document, options));
}

/** The ending of a file's name, as far as it names a form. */
const formOf = (file: string | undefined): string | undefined =>
  [...OPINION_FORMS].find((form) => file?.endsWith(`.${form}`));

const endings = (forms: readonly string[]): string => namedForms(forms.map((form) => `.${form}`));

const bytesOf = (file: Uint8Array | string): Uint8Array =>
  typeof file === "string" ? new TextEncoder().encode(file) : file;

function readerNamed({ people, forum }: Concord, name: string) {
  const user = people.byName(name);
  return user === null ? undefined : (forum.participant(user) ?? undefined);
}

async function documentOf(
  concord: Concord,
  what: string,
  at: string | undefined,
): Promise<PastView | Pick<Quarantined, "refusal"> | null> {
  const id = opinionId(what);
  try {
    const now = (await (await concord.rooms.get(id))?.view()) ?? null;
    if (at === undefined || now === null) return now;
    const seq = /^\d{1,15}$/.test(at) ? Number(at) : 0;
    if (!(await concord.store.isReadable(id, seq))) return { refusal: REMOVED };
    return await versionAt(concord, id, { seq, present: now.opinion });
  } catch (error) {
    if (error instanceof Quarantined) return { refusal: error.refusal };
    throw error;
  }
}
