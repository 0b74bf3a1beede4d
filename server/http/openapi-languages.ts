import { id, ok, queryText, receipt, refusals, translationLanguage } from "./openapi-parts.ts";

/** Base texts and the working text in other languages. */
export const languagePaths: Readonly<Record<string, unknown>> = {
  "/api/opinions/{id}/base-texts/{n}/languages/{language}": {
    post: {
      description: "The bytes of a .docx or a UTF-8 text; nothing of it is in the record.",
      parameters: [id, receipt, translationLanguage, queryText("name")],
      requestBody: { required: true, content: { "application/octet-stream": {} } },
      responses: { 200: ok("what was found of each clause, and what is no clause's"), ...refusals },
    },
  },
  "/api/opinions/{id}/base-texts/{n}/languages/{language}/text.docx": {
    get: {
      parameters: [id, receipt, translationLanguage],
      responses: { 200: ok("the base text in it, as Word"), ...refusals },
    },
  },
  "/api/opinions/{id}/base-texts/{n}/languages/{language}/source": {
    get: {
      parameters: [id, receipt, translationLanguage],
      responses: { 200: ok("the file as it came in"), ...refusals },
    },
  },
  "/api/opinions/{id}/languages/{language}/{file}": {
    get: {
      description:
        "The working text in another language: text.docx, .pdf, .html or .txt, or both.… with the original beside it.",
      parameters: [
        id,
        translationLanguage,
        { name: "file", in: "path", required: true, schema: { type: "string" } },
        queryText("language"),
      ],
      responses: { 200: ok("the file"), ...refusals },
    },
  },
};
