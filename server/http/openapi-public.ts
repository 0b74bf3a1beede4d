import { file, queryText } from "./openapi-parts.ts";

const named = (name: string, description: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
  description,
});

const LANGUAGE = named("language", "ar, zh, en, fr, ru or es");

/** Public: without a sign-in. A closed part answers as an address that does not exist. */
const open = (answer: unknown, ...parameters: readonly object[]) => ({
  get: {
    security: [],
    parameters: [LANGUAGE, ...parameters],
    responses: {
      200: answer,
      304: { description: "as it was, by If-None-Match" },
      404: { description: "not public, or not there" },
    },
  },
});

const consultation = named("id", "of the consultation");
const id = named("id", "of the Opinion, report or contribution");

/** Pages, feeds and files for everybody, as far as the secretariat opened them. */
export const publicPaths = {
  "/public": {
    get: {
      security: [],
      responses: {
        302: { description: "to the reader's language, by Accept-Language" },
        404: { description: "nothing is public" },
      },
    },
  },
  "/preview/{path}": {
    get: {
      parameters: [named("path", "as behind /public/")],
      responses: {
        200: file("for the secretariat: a page as it would be if all parts were public"),
        403: { description: "another person asks" },
        404: { description: "not there" },
      },
    },
  },
  "/public/{language}": open(file("what is public, as a page")),
  "/public/{language}/texts": open(file("all base texts, as a page")),
  "/public/{language}/texts/{id}/{n}": open(
    file("a base text as a page; with .txt as a file"),
    id,
    named("n", "the number of the base text"),
  ),
  "/public/{language}/drafts": open(file("published drafts of the report, as a page")),
  "/public/{language}/drafts/{n}": open(file("a draft, as a page"), named("n", "the number of the draft")),
  "/public/{language}/drafts/{n}/{file}": open(
    file("a file of a draft"),
    named("n", "the number of the draft"),
    named("file", "report.docx, report.pdf, report.html or report.txt"),
  ),
  "/public/{language}/reports": open(file("issued reports, as a page")),
  "/public/{language}/reports/{id}/{file}": open(
    file("a file of an issued report"),
    id,
    named("file", "report.docx, report.pdf, report.html or report.akn.xml"),
  ),
  "/public/{language}/contributions": open(file("posted contributions, as a page"), queryText("q")),
  "/public/{language}/contributions/{id}": open(file("a contribution, as a page"), id),
  "/public/{language}/contributions/{id}/{hash}": open(
    file("a file of a contribution"),
    id,
    named("hash", "SHA-256 of the file"),
  ),
  "/public/{language}/timetable": open(file("the dates of the forum, as a page")),
  "/public/{language}/timetable.ics": open(file("the dates of the forum, for calendars")),
  "/public/{language}/agenda": open(file("the agenda of the forum, as a page")),
  "/public/{language}/feed.atom": open(file("publications, as an Atom feed")),
  "/public/{language}/consultations": open(file("public consultations, as a page")),
  "/public/{language}/consultations/{id}": {
    ...open(file("a consultation with its form, as a page"), consultation),
    post: {
      security: [],
      description: "The form of an input, as the page has it.",
      parameters: [LANGUAGE, consultation],
      requestBody: { required: true, content: { "multipart/form-data": {} } },
      responses: { 200: file("that a mail was sent, as a page"), 400: file("the form with its faults") },
    },
  },
  "/public/{language}/consultations/{id}/inputs": open(
    file("published inputs, as a page"),
    consultation,
    queryText("page"),
  ),
  "/public/{language}/consultations/{id}/inputs/{input}/file": open(
    file("the file of a published input"),
    consultation,
    named("input", "its number"),
  ),
  "/public/{language}/consultations/{id}/summary": open(
    file("the published summary, as a page"),
    consultation,
  ),
  "/public/{language}/confirm": {
    ...open(file("the button that confirms an input"), queryText("key")),
    post: {
      security: [],
      parameters: [LANGUAGE],
      requestBody: { required: true, content: { "application/x-www-form-urlencoded": {} } },
      responses: { 200: file("that the input is confirmed"), 400: file("that the link does not work") },
    },
  },
};
