import { parseArgs } from "node:util";
import { opinionId, ULID } from "../../shared/ids.ts";
import { sectionsUnder, underText } from "../../shared/report/under-text.ts";
import type { Concord } from "../concord.ts";
import {
  isOpinionForm,
  isReportForm,
  namedForms,
  OPINION_FORMS,
  REPORT_FORMS,
} from "../exports/export-forms.ts";
import type { Exported } from "../exports/opinion-file.ts";
import { opinionFile } from "../exports/opinion-file.ts";
import { reportFile } from "../exports/report-file.ts";
import { recordedAt } from "../recorded-at.ts";
import { recordOf } from "./record-file.ts";
import { reportOf } from "../report.ts";
import { Quarantined } from "../room/quarantine.ts";
import type { PastView } from "../room/version-at.ts";
import { standingIn, symbolsIn } from "../standing.ts";
import { versionAt } from "../room/version-at.ts";
import type { Outcome } from "./run-command.ts";

const failed = (...lines: readonly string[]): Outcome => ({ lines, code: 1 });

/** `export ID|report|record --out FILE`: an Opinion, now or as it was, the report, or the whole record. */
export async function exportFile(concord: Concord, words: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { out: { type: "string" }, at: { type: "string" }, as: { type: "string" } },
  });
  const [what] = positionals;
  const format = values.out?.split(".").at(-1);
  const give = (bytes: Uint8Array, ...more: readonly string[]): Outcome => ({
    lines: [`${values.out}\t${bytes.byteLength} bytes`, ...more],
    code: 0,
    output: Buffer.from(bytes).toString("base64"),
  });
  const giveFile = (file: Exported, ...more: readonly string[]): Outcome =>
    "refusal" in file ? failed(file.refusal.message) : give(bytesOf(file.bytes), ...more);
  if (what === "report") {
    const form = formOf(values.out);
    if (!isReportForm(form)) return failed(`--out names a file that ends in ${endings(REPORT_FORMS)}.`);
    const report = await reportOf(concord, "en");
    const closed = (report.closed ?? []).map(({ title }) => `${title}: closed for repair, not in the report`);
    return giveFile(await reportFile(form, report, concord.press), ...closed);
  }
  if (what === "record") {
    if (format !== "json") return failed("The record is exported as .json.");
    const { as } = values;
    const reader = as === undefined ? null : readerNamed(concord, as);
    if (reader === undefined) return failed(`Nobody here is named ${as}.`);
    const { record, rows, hidden, broken } = await recordOf(concord, reader);
    const missing = broken.map((one) => `${one.message}; neither it nor what follows is in the file`);
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    const given = give(bytes, `${rows} rows, ${hidden} hidden`, ...missing);
    return { ...given, code: missing.length > 0 ? 1 : 0 };
  }
  const found = what === undefined || !ULID.test(what) ? null : await documentOf(concord, what, values.at);
  if (found === null) {
    const known = concord.forum.forum().opinions.map((one) => `  ${one.id}\t${one.groupId}`);
    return failed("Name an Opinion, report or record; --at is the seq of one of its rows:", ...known);
  }
  if ("refusal" in found) return failed(found.refusal.message);
  const form = formOf(values.out);
  if (!isOpinionForm(form)) return failed(`--out names a file that ends in ${endings(OPINION_FORMS)}.`);
  const { document, seq } = found;
  const at = await recordedAt(concord.store, document.id, seq);
  const standing = await standingIn(concord, found);
  const preset = concord.forum.preset();
  const under = underText(found.opinion, symbolsIn(concord.forum));
  const options = {
    preset,
    language: "en",
    under: sectionsUnder(document, under, { preset, language: "en" }),
    at,
    json: document,
    standing,
    press: concord.press,
  } as const;
  return giveFile(await opinionFile(form, document, options));
}

/** What a file's name ends in, as far as it names a form. */
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
    return await versionAt(concord, id, { seq, present: now.opinion });
  } catch (error) {
    if (error instanceof Quarantined) return { refusal: error.refusal };
    throw error;
  }
}
