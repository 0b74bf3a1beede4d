import type { Context, Env, Hono } from "hono";
import type { Consultation } from "../../shared/consultation/consultation.ts";
import { NOTHING_TYPED } from "../../shared/consultation/input-form.ts";
import {
  INPUT_FORM_BYTES_MAX,
  INPUT_STALL_MS,
  INPUT_WHOLE_MS,
  INPUTS_PAGE_MAX,
} from "../../shared/door-limits.ts";
import { consultationId } from "../../shared/ids.ts";
import { isReportLanguage, type ReportLanguage } from "../../shared/text/localized.ts";
import type { ConsultSetting } from "../consultation/consult-words.ts";
import {
  confirmPage,
  consultationPage,
  consultationsPage,
  inputsPage,
  takesInputs,
  sentPage,
  summaryPage,
} from "../consultation/consult-pages.ts";
import type { FormFault, StrangerInputs } from "../consultation/inputs.ts";
import { readForm, type CameForm } from "../consultation/read-form.ts";
import { PAPER_TYPES } from "../exports/export-forms.ts";
import { publicAnswer, publicNotFound } from "../public/public-answer.ts";
import { type PublicPage, publicPage } from "../public/public-page.ts";
import { publicSite } from "../public/public-site.ts";
import type { ForumParts } from "../setup/parts.ts";
import { readBytes } from "./body.ts";
import { networkOf } from "./client-address.ts";

type Parts = Pick<ForumParts, "forum" | "store" | "clock"> & {
  readonly inputs: StrangerInputs;
  readonly addressOf: (c: Context) => string;
};

const NO_FORM: CameForm = { typed: NOTHING_TYPED, stamp: "", file: null };
const PATIENCE = { stallMs: INPUT_STALL_MS, wholeMs: INPUT_WHOLE_MS };
const CONFIRM_BYTES_MAX = 1_024;

const STATUS: Partial<Record<FormFault, 403 | 413 | 429 | 503>> = {
  late: 403,
  notYet: 403,
  fileLarge: 413,
  tooManyNetwork: 429,
  tooManyAddress: 429,
  tooManyAll: 429,
  full: 503,
  busy: 503,
  noMail: 503,
  noDisk: 503,
};

/** Public consultations for strangers: pages, the form, the confirmation. No sign-in, script or cookie (rules F26 to F32). */
export function consultRoutes<E extends Env>(
  app: Hono<E>,
  { forum, store, clock, inputs, addressOf }: Parts,
): void {
  const settingOf = (language: ReportLanguage): ConsultSetting => ({
    language,
    timeZone: forum.preset().timeZone,
    now: clock.now(),
  });
  const all = (): readonly Consultation[] => forum.forum().consultations;
  const languageOf = (c: Context): ReportLanguage | null => {
    const language = c.req.param("language");
    return isReportLanguage(language) ? language : null;
  };
  const consultationAt = (c: Context): Consultation | undefined =>
    all().find(({ id }) => id === consultationId(c.req.param("id") ?? ""));
  const shown = (c: Context, page: PublicPage): Response =>
    publicAnswer(c, publicPage(publicSite(forum), page));
  /** A page that nobody keeps. */
  const own = (c: Context, page: PublicPage, status: 200 | 400 | 403 | 413 | 429 | 503 = 200): Response => {
    c.header("cache-control", "no-store");
    return c.html(publicPage(publicSite(forum), page), status);
  };
  /** At an address of one consultation; anything else is not there. */
  const at = (
    rest: string,
    make: (
      c: Context,
      of: Consultation,
      setting: ConsultSetting,
    ) => Response | Promise<Response | null> | null,
  ): void => {
    app.get(`/public/:language/consultations/:id${rest}`, async (c) => {
      const [language, of] = [languageOf(c), consultationAt(c)];
      const answer = language === null || of === undefined ? null : await make(c, of, settingOf(language));
      return answer ?? publicNotFound(c);
    });
  };

  app.get("/public/:language/consultations", (c) => {
    const language = languageOf(c);
    if (language === null || all().length === 0) return publicNotFound(c);
    return shown(c, consultationsPage(all(), settingOf(language)));
  });
  at("", async (c, of, setting) => {
    if (!takesInputs(of, setting)) return shown(c, consultationPage(of, null, setting));
    const stamp = await inputs.stamp(of);
    const typed = { ...NOTHING_TYPED, about: c.req.queries("about") ?? [] };
    return own(c, consultationPage(of, { of, typed, faults: [], stamp, hadFile: false }, setting));
  });
  app.post("/public/:language/consultations/:id", async (c) => {
    const [language, of] = [languageOf(c), consultationAt(c)];
    if (language === null || of === undefined) return publicNotFound(c);
    const network = networkOf(addressOf(c));
    const came = await formOf(c, network);
    // It counts from the instant at which all of it was here.
    const receivedAt = clock.now();
    const form = came.form ?? NO_FORM;
    const received =
      came.fault === null
        ? await inputs.receive({ of, language, network, receivedAt, form })
        : { faults: [came.fault] };
    const setting = settingOf(language);
    if ("email" in received) return own(c, sentPage(of, { email: received.email, at: receivedAt }, setting));
    const { faults } = received;
    const again = {
      of,
      typed: form.typed,
      faults,
      stamp: await inputs.stamp(of),
      hadFile: form.file !== null,
    };
    const status = STATUS[faults[0]!] ?? 400;
    if (status === 429) c.header("retry-after", "3600");
    return own(c, consultationPage(of, again, setting), status);
  });

  /** Reads a form while there is room for one more: what strangers send at once has a limit. */
  async function formOf(
    c: Context,
    network: string,
  ): Promise<{ readonly form: CameForm | null; readonly fault: FormFault | null }> {
    const told = Number(c.req.header("content-length") ?? Number.NaN);
    // Without its length, it may be as large as any.
    const bytes = Number.isSafeInteger(told) && told >= 0 ? told : INPUT_FORM_BYTES_MAX;
    if (bytes > INPUT_FORM_BYTES_MAX) return { form: null, fault: "fileLarge" };
    if (!inputs.doors.enter(network, bytes)) return { form: null, fault: "busy" };
    try {
      const read = await readBytes(c, INPUT_FORM_BYTES_MAX, PATIENCE);
      if ("refusal" in read)
        return { form: null, fault: read.refusal.reason === "tooLarge" ? "fileLarge" : "unreadable" };
      const form = await readForm(read.bytes, c.req.header("content-type") ?? "");
      return { form, fault: form === null ? "unreadable" : null };
    } finally {
      inputs.doors.leave(network, bytes);
    }
  }

  at("/inputs", async (c, of, setting) => {
    const published = of.inputs.filter(({ state }) => state === "published").map(({ id }) => id);
    const pages = Math.max(1, Math.ceil(published.length / INPUTS_PAGE_MAX));
    const asked = c.req.query("page") ?? "1";
    const page = /^[1-9]\d{0,3}$/u.test(asked) ? Number(asked) : 0;
    if (page < 1 || page > pages) return null;
    const ids = published.slice((page - 1) * INPUTS_PAGE_MAX, page * INPUTS_PAGE_MAX);
    const told = { inputs: await store.inputsById(ids), all: published.length, page };
    // An erased input is gone with the next request: no cache keeps one (rule F31).
    return own(c, inputsPage(of, told, setting));
  });
  // A file goes out for download alone: no browser shows it as a page of this site (rule F21).
  at("/inputs/:input/file", async (c, of) => {
    const found = of.inputs.find(({ id, state }) => id === c.req.param("input") && state === "published");
    if (found === undefined) return null;
    const [input] = await store.inputsById([found.id]);
    const file = input?.words.file ?? null;
    const bytes = file === null ? null : await store.inputFile(found.id);
    if (file === null || bytes === null) return null;
    const answer = publicAnswer(c, bytes, {
      type: PAPER_TYPES[file.form],
      file: { plain: `input.${file.form}`, own: file.name },
    });
    answer.headers.set("cache-control", "no-store");
    return answer;
  });
  at("/summary", (c, of, setting) => {
    const page = summaryPage(of, setting);
    return page === null ? null : shown(c, page);
  });

  // Reading does nothing: mail scanners open links (rule F28).
  app.get("/public/:language/confirm", async (c) => {
    const language = languageOf(c);
    if (language === null || all().length === 0) return publicNotFound(c);
    const secret = c.req.query("key") ?? "";
    return own(c, confirmPage(await inputs.look(secret), secret, settingOf(language)));
  });
  app.post("/public/:language/confirm", async (c) => {
    const language = languageOf(c);
    if (language === null || all().length === 0) return publicNotFound(c);
    const read = await readBytes(c, CONFIRM_BYTES_MAX);
    const secret =
      "refusal" in read ? "" : (new URLSearchParams(Buffer.from(read.bytes).toString()).get("key") ?? "");
    const found = await inputs.confirm(secret);
    const status = found.kind === "refused" ? 503 : found.kind === "done" ? 200 : 400;
    return own(c, confirmPage(found, secret, settingOf(language)), status);
  });
}
