import { type Consultation, phaseOf, subjectsOf } from "../../shared/consultation/consultation.ts";
import type { StoredInput } from "../../shared/consultation/input.ts";
import { INPUT_CONFIRM_MS, INPUTS_PAGE_MAX } from "../../shared/door-limits.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import { element, type Markup, maybe } from "../exports/markup.ts";
import { type PublicPage, publicPath } from "../public/public-page.ts";
import {
  aboutIn,
  type ConsultSetting,
  consultationEnd,
  instantIn,
  brokenLines,
  sayConsult,
  titleIn,
  whenOf,
} from "./consult-words.ts";
import { inputForm, type ShownForm } from "./form-page.ts";
import type { Confirmation } from "./inputs.ts";

type Setting = ConsultSetting;
const addressOf = ({ id }: Pick<Consultation, "id">, rest = ""): string => `/consultations/${id}${rest}`;

/** All consultations, the newest first. */
export function consultationsPage(all: readonly Consultation[], setting: Setting): PublicPage {
  const { language } = setting;
  const say = sayConsult(language);
  const cards = all
    .toReversed()
    .map((of) =>
      element(
        "li",
        {},
        element(
          "h2",
          { dir: "auto" },
          element("a", { href: publicPath(language, addressOf(of)) }, titleIn(of, language)),
        ),
        element("p", { class: "quiet" }, whenOf(of, setting)),
      ),
    );
  const body =
    cards.length === 0 ? element("p", {}, say("none")) : element("ul", { class: "cards" }, ...cards);
  return { language, path: "/consultations", title: say("heading"), body: [body] };
}

/** A consultation: its draft, and the form while it is open. */
export function consultationPage(of: Consultation, form: ShownForm | null, setting: Setting): PublicPage {
  const { language, now } = setting;
  const say = sayConsult(language);
  const phase = phaseOf(of, now);
  const link = (rest: string, words: string): Markup =>
    element("li", {}, element("a", { href: publicPath(language, addressOf(of, rest)) }, words));
  return {
    language,
    path: addressOf(of),
    title: titleIn(of, language),
    body: [
      element("p", { class: "quiet" }, whenOf(of, setting)),
      element("p", { class: "said", dir: "auto" }, brokenLines(inLanguage(of.introduction, language))),
      element(
        "ul",
        { class: "files" },
        link("/inputs", say("inputs")),
        ...(of.summary.published === null ? [] : [link("/summary", say("summary"))]),
      ),
      ...(form === null
        ? [
            element(
              "p",
              { class: "notice" },
              phase === "toCome" ? say("toCome", { at: instantIn(of.opensAt, setting) }) : say("over"),
            ),
            draftOf(of, setting),
          ]
        : [inputForm(form, setting)]),
    ],
  };
}

/** The draft to read, without a form. */
const draftOf = (of: Consultation, { language }: Setting): Markup =>
  element(
    "section",
    { class: "sheet" },
    element("h2", {}, sayConsult(language)("draft")),
    maybe(
      of.topics.length === 0
        ? null
        : element(
            "ul",
            { lang: of.language, dir: "auto" },
            ...of.topics.map(({ name }) => element("li", {}, name)),
          ),
    ),
    ...of.paragraphs.map(({ id, label, text }) =>
      element(
        "div",
        { class: "said", id, lang: of.language, dir: "auto" },
        element("b", { class: "label" }, label),
        " ",
        brokenLines(text),
      ),
    ),
  );

/** Says that a mail is on its way. */
export function sentPage(
  of: Consultation,
  { email, at }: { readonly email: string; readonly at: number },
  setting: Setting,
): PublicPage {
  const say = sayConsult(setting.language);
  return {
    language: setting.language,
    path: addressOf(of),
    title: say("sentTitle"),
    body: [
      element("p", {}, say("sent", { email })),
      element("p", {}, say("sentWhy", { at: instantIn(at + INPUT_CONFIRM_MS, setting) })),
    ],
  };
}

/** The page behind the mailed link: a button, since mail scanners open links (rule F28). */
export function confirmPage(found: Confirmation, secret: string, setting: Setting): PublicPage {
  const { language } = setting;
  const say = sayConsult(language);
  const page = { language, path: "/confirm", query: `?key=${encodeURIComponent(secret)}` };
  if (found.kind === "ask" || found.kind === "done") {
    const { input, of } = found;
    const at = instantIn(input.receivedAt, setting);
    const about = element("p", { dir: "auto" }, element("strong", {}, titleIn(of, language)));
    const number = element("p", {}, say("number", { receipt: input.id }));
    if (found.kind === "done")
      return {
        ...page,
        title: say("doneTitle"),
        body: [about, element("p", {}, say("done", { at })), number],
      };
    return {
      ...page,
      title: say("confirmTitle"),
      body: [
        about,
        element("p", {}, say("confirmAsk", { at })),
        element(
          "form",
          { method: "post", action: publicPath(language, "/confirm") },
          element("input", { type: "hidden", name: "key", value: secret }),
          element("button", { type: "submit" }, say("confirmDo")),
        ),
        number,
      ],
    };
  }
  const words = { unknown: "linkUnknown", ended: "linkEnded", refused: "linkRefused" } as const;
  return { ...page, title: say("linkTitle"), body: [element("p", {}, say(words[found.kind]))] };
}

/** Published inputs as text: nothing in one of them is markup, and no address in it is a link (rule F32). */
export function inputsPage(
  of: Consultation,
  {
    inputs,
    all,
    page,
  }: { readonly inputs: readonly StoredInput[]; readonly all: number; readonly page: number },
  setting: Setting,
): PublicPage {
  const { language } = setting;
  const say = sayConsult(language);
  const pages = Math.ceil(all / INPUTS_PAGE_MAX);
  const link = (n: number, words: string): Markup =>
    element(
      "li",
      {},
      element("a", { href: `${publicPath(language, addressOf(of, "/inputs"))}?page=${n}` }, words),
    );
  return {
    language,
    path: addressOf(of, "/inputs"),
    ...(page === 1 ? {} : { query: `?page=${page}` }),
    title: say("inputs"),
    body: [
      element(
        "p",
        { dir: "auto" },
        element("a", { href: publicPath(language, addressOf(of)) }, titleIn(of, language)),
      ),
      element("p", { class: "quiet" }, all === 0 ? say("noInputs") : say("inputsCount", { n: all })),
      element("ul", { class: "cards" }, ...inputs.map((input) => inputCard(of, input, setting))),
      element(
        "ul",
        { class: "files" },
        ...(page > 1 ? [link(page - 1, say("previous"))] : []),
        ...(page < pages ? [link(page + 1, say("next"))] : []),
      ),
    ],
  };
}

function inputCard(of: Consultation, { id, receivedAt, words }: StoredInput, setting: Setting): Markup {
  const { language } = setting;
  const say = sayConsult(language);
  const { name, affiliation, about, text, file } = words;
  return element(
    "li",
    { id },
    element("h2", { dir: "auto" }, affiliation === "" ? name : `${name}, ${affiliation}`),
    element("p", { class: "quiet" }, say("receivedOn", { at: instantIn(receivedAt, setting) })),
    element("p", { class: "quiet", dir: "auto" }, say("about", { names: aboutIn(of, about, language) })),
    maybe(text === "" ? null : element("p", { class: "said", dir: "auto" }, brokenLines(text))),
    ...(file === null
      ? []
      : [
          element(
            "p",
            {},
            element(
              "a",
              {
                href: publicPath(language, addressOf(of, `/inputs/${id}/file`)),
                rel: "nofollow",
                download: "download",
                dir: "auto",
              },
              file.name,
            ),
          ),
          maybe(
            file.paragraphs.length === 0
              ? null
              : element(
                  "details",
                  {},
                  element("summary", {}, say("textOfFile")),
                  ...file.paragraphs.map((one) => element("p", { class: "said", dir: "auto" }, one)),
                ),
          ),
        ]),
  );
}

/** The summary as the secretariat published it; null: there is none. */
export function summaryPage(of: Consultation, setting: Setting): PublicPage | null {
  const { published } = of.summary;
  if (published === null) return null;
  const { language } = setting;
  const say = sayConsult(language);
  const notes = new Map(published.notes.map(({ about, text }) => [about, text]));
  const counts = new Map(published.counts.map(({ about, inputs }) => [about, inputs]));
  const subjects = [{ id: "", name: say("general") }, ...subjectsOf(of)];
  return {
    language,
    path: addressOf(of, "/summary"),
    title: say("summary"),
    body: [
      element(
        "p",
        { dir: "auto" },
        element("a", { href: publicPath(language, addressOf(of)) }, titleIn(of, language)),
      ),
      element("p", { class: "quiet" }, say("summaryAt", { at: instantIn(published.at, setting) })),
      ...subjects
        .filter(({ id }) => notes.has(id) || (counts.get(id) ?? 0) > 0)
        .map(({ id, name }) =>
          element(
            "section",
            {},
            element("h2", { dir: "auto", lang: id === "" ? undefined : of.language }, name),
            element("p", { class: "quiet" }, say("inputsCount", { n: counts.get(id) ?? 0 })),
            maybe(
              notes.has(id)
                ? element("p", { class: "said", dir: "auto" }, brokenLines(notes.get(id) ?? ""))
                : null,
            ),
          ),
        ),
    ],
  };
}

/** True while its deadline, or its end, has not come. */
export const takesInputs = (of: Consultation, { now }: Pick<Setting, "now">): boolean =>
  now >= of.opensAt && now < consultationEnd(of);
