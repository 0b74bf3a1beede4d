import type { Consultation } from "../../shared/consultation/consultation.ts";
import { INPUT_FIELDS, type TypedInput } from "../../shared/consultation/input-form.ts";
import { EMAIL_CHARS_MAX, INPUT_FILE_BYTES_MAX, INPUT_TEXT_CHARS_MAX } from "../../shared/door-limits.ts";
import { NAME_CHARS_MAX } from "../../shared/limits.ts";
import { sayIn } from "../../shared/catalogs/say.ts";
import { element, LINE_END, type Markup, maybe } from "../exports/markup.ts";
import { publicPath } from "../public/public-page.ts";
import { type ConsultSetting, brokenLines, sayConsult } from "./consult-words.ts";
import type { FormFault } from "./inputs.ts";

/** A form as it is shown: empty, or again with what was typed and why it was not taken. */
export type ShownForm = {
  readonly of: Consultation;
  readonly typed: TypedInput;
  readonly faults: readonly FormFault[];
  readonly stamp: string;
  readonly hadFile: boolean;
};

/** The field that a fault is about. */
const FIELD_OF: Partial<Record<FormFault, string>> = {
  nameMissing: INPUT_FIELDS.name,
  nameLong: INPUT_FIELDS.name,
  affiliationLong: INPUT_FIELDS.affiliation,
  emailWrong: INPUT_FIELDS.email,
  textMissing: INPUT_FIELDS.text,
  textLong: INPUT_FIELDS.text,
  consentMissing: INPUT_FIELDS.consent,
  fileKind: INPUT_FIELDS.file,
  fileLocked: INPUT_FIELDS.file,
  fileHidden: INPUT_FIELDS.file,
  fileHuge: INPUT_FIELDS.file,
  fileBroken: INPUT_FIELDS.file,
  fileLarge: INPUT_FIELDS.file,
};

const MB = 1024 * 1024;
const FAULTS_ID = "faults";

/** The form in which a stranger gives an input; it needs neither script nor cookie (rule F26). */
export function inputForm(shown: ShownForm, { language }: ConsultSetting): Markup {
  const say = sayConsult(language);
  const { of, typed, faults, stamp, hadFile } = shown;
  const isFaulty = (name: string): boolean => faults.some((fault) => FIELD_OF[fault] === name);
  const field = (
    name: "name" | "affiliation" | "email",
    more: Readonly<Record<string, string | undefined>>,
    help: string | null,
  ): Markup =>
    element(
      "div",
      { class: "field" },
      element("label", { for: name }, say(name)),
      maybe(help === null ? null : element("p", { class: "quiet", id: `${name}-help` }, help)),
      element("input", {
        id: name,
        name,
        value: typed[name],
        "aria-describedby": describedBy(help === null ? null : `${name}-help`, isFaulty(name)),
        "aria-invalid": isFaulty(name) ? "true" : undefined,
        ...more,
      }),
    );
  return element(
    "form",
    {
      id: "input",
      method: "post",
      action: `${publicPath(language, `/consultations/${of.id}`)}#input`,
      enctype: "multipart/form-data",
    },
    element("h2", {}, say("form")),
    maybe(faultList(faults, language)),
    subjects(of, typed, language),
    element(
      "div",
      { class: "field" },
      element("label", { for: INPUT_FIELDS.text }, say("text")),
      element("p", { class: "quiet", id: "text-help" }, say("textHelp", { n: INPUT_TEXT_CHARS_MAX })),
      element(
        "textarea",
        {
          id: INPUT_FIELDS.text,
          name: INPUT_FIELDS.text,
          rows: "10",
          dir: "auto",
          "aria-describedby": describedBy("text-help", isFaulty(INPUT_FIELDS.text)),
          "aria-invalid": isFaulty(INPUT_FIELDS.text) ? "true" : undefined,
        },
        // A browser takes the first line end of a text area away.
        LINE_END,
        brokenLines(typed.text, LINE_END),
      ),
    ),
    element(
      "div",
      { class: "field" },
      element("label", { for: INPUT_FIELDS.file }, say("file")),
      element("p", { class: "quiet", id: "file-help" }, say("fileHelp", { mb: INPUT_FILE_BYTES_MAX / MB })),
      maybe(hadFile ? element("p", {}, element("strong", {}, say("chooseAgain"))) : null),
      element("input", {
        id: INPUT_FIELDS.file,
        name: INPUT_FIELDS.file,
        type: "file",
        accept: ".docx,.pdf,.odt,.txt",
        "aria-describedby": describedBy("file-help", isFaulty(INPUT_FIELDS.file)),
        "aria-invalid": isFaulty(INPUT_FIELDS.file) ? "true" : undefined,
      }),
    ),
    field(
      "name",
      { type: "text", required: "required", maxlength: String(NAME_CHARS_MAX), autocomplete: "name" },
      null,
    ),
    field(
      "affiliation",
      { type: "text", maxlength: String(NAME_CHARS_MAX), autocomplete: "organization" },
      say("affiliationHelp"),
    ),
    field(
      "email",
      {
        type: "email",
        required: "required",
        maxlength: String(EMAIL_CHARS_MAX),
        autocomplete: "email",
        dir: "ltr",
      },
      say("emailHelp"),
    ),
    consent(shown, language),
    element(
      "div",
      { hidden: "hidden" },
      element("label", { for: INPUT_FIELDS.trap }, say("trap")),
      element("input", {
        id: INPUT_FIELDS.trap,
        name: INPUT_FIELDS.trap,
        type: "text",
        tabindex: "-1",
        autocomplete: "off",
        value: typed.trap,
      }),
    ),
    element("input", { type: "hidden", name: INPUT_FIELDS.stamp, value: stamp }),
    element("button", { type: "submit" }, say("send")),
  );
}

const describedBy = (help: string | null, isFaulty: boolean): string | undefined =>
  [help, isFaulty ? FAULTS_ID : null].filter((one) => one !== null).join(" ") || undefined;

function faultList(faults: readonly FormFault[], language: ConsultSetting["language"]): Markup | null {
  if (faults.length === 0) return null;
  const say = sayIn("inputFault", language);
  return element(
    "div",
    { class: "notice faults", role: "alert", id: FAULTS_ID },
    element("h3", {}, sayConsult(language)("faults")),
    element("ul", {}, ...faults.map((fault) => element("li", {}, say(fault)))),
  );
}

/** Topics and paragraphs, each with a box: an input is about those that are ticked. */
function subjects(of: Consultation, typed: TypedInput, language: ConsultSetting["language"]): Markup {
  const say = sayConsult(language);
  const box = (id: string, name: string): Markup =>
    element(
      "label",
      { class: "box" },
      element("input", {
        type: "checkbox",
        name: INPUT_FIELDS.about,
        value: id,
        checked: typed.about.includes(id) ? "checked" : undefined,
      }),
      " ",
      element("span", {}, say("aboutThis", { name })),
    );
  return element(
    "fieldset",
    {},
    element("legend", {}, say("draft")),
    element("p", { class: "quiet" }, say("aboutHelp")),
    maybe(
      of.topics.length === 0
        ? null
        : element(
            "div",
            { class: "topics", lang: of.language, dir: "auto" },
            element("h3", { lang: language }, say("topics")),
            ...of.topics.map(({ id, name }) => box(id, name)),
          ),
    ),
    ...of.paragraphs.map(({ id, label, text }) =>
      element(
        "div",
        { class: "paragraph", id },
        element(
          "p",
          { class: "said", lang: of.language, dir: "auto" },
          element("b", { class: "label" }, label),
          " ",
          brokenLines(text),
        ),
        box(id, label),
      ),
    ),
  );
}

/** Says in plain words, above the box that agrees to it, which facts are published and which are kept. */
function consent({ of, typed, faults }: ShownForm, language: ConsultSetting["language"]): Markup {
  const say = sayConsult(language);
  const isFaulty = faults.includes("consentMissing");
  return element(
    "fieldset",
    { class: "kept" },
    element("legend", {}, say("keptTitle")),
    element(
      "ul",
      {},
      element("li", {}, say("keptPublished")),
      element("li", {}, say("keptAddress")),
      element("li", {}, say("keptErase", { contact: of.contact })),
      element("li", {}, say("keptProof")),
    ),
    element(
      "label",
      { class: "box" },
      element("input", {
        type: "checkbox",
        name: INPUT_FIELDS.consent,
        value: "yes",
        required: "required",
        checked: typed.consent ? "checked" : undefined,
        "aria-describedby": isFaulty ? FAULTS_ID : undefined,
        "aria-invalid": isFaulty ? "true" : undefined,
      }),
      " ",
      element("span", {}, say("consent")),
    ),
  );
}
