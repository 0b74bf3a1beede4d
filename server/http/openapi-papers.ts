import { file, id, language, ok, reads, ref, refusals } from "./openapi-parts.ts";

const n = { name: "n", in: "path", required: true, schema: { type: "integer" } };
const form = {
  name: "form",
  in: "path",
  required: true,
  schema: { type: "string", enum: ["docx", "pdf", "html", "txt"] },
};
const hash = { name: "hash", in: "path", required: true, schema: { type: "string" } };

/** Papers: a meeting's record, a delegation's cable, contributions and what was handed in. */
export const paperPaths: Readonly<Record<string, unknown>> = {
  "/api/forum/meetings/{id}": {
    get: {
      parameters: [id, language],
      responses: { 200: ok("the meeting with its record, in sections"), ...refusals },
    },
  },
  "/api/forum/meetings/{id}/record.docx": {
    get: { parameters: [id, language], responses: { 200: file("the record as Word"), ...refusals } },
  },
  "/api/forum/meetings/{id}/cable.docx": {
    get: {
      description: "For people of a delegation alone: 403 for everybody else.",
      parameters: [id, language],
      responses: { 200: file("the meeting as the reader's delegation sends it home, as Word"), ...refusals },
    },
  },
  "/api/forum/contributions": reads("the contributions, each with the proposals that belong to it"),
  "/api/forum/contributions/{id}": {
    get: { parameters: [id], responses: { 200: ok("a contribution with its paragraphs"), ...refusals } },
  },
  "/api/forum/contributions/{id}/files/{hash}": {
    get: { parameters: [id, hash], responses: { 200: file("the file as it came"), ...refusals } },
  },
  "/api/main-report/drafts/{n}/report.{form}": {
    get: {
      parameters: [n, form],
      responses: {
        200: file("a published draft of the report with its annexes, as it was kept"),
        ...refusals,
      },
    },
  },
  "/api/main-report/drafts/{n}/annexes/{id}/export.{form}": {
    get: {
      parameters: [n, id, form, language],
      responses: { 200: file("an annexed Opinion as it stood with that draft"), ...refusals },
    },
  },
  "/api/consultations": reads("the public consultations; with counts for the secretariat"),
  "/api/consultation-drafts": reads("base texts and reports to open a consultation on, for the secretariat"),
  "/api/consultations/{id}": {
    get: { parameters: [id], responses: { 200: ok("a consultation with all inputs"), ...refusals } },
  },
  "/api/consultations/{id}/inputs/{input}/file": {
    get: {
      parameters: [id, { ...hash, name: "input" }],
      responses: { 200: file("the file of an input"), ...refusals },
    },
  },
  "/api/consultations/{id}/{file}": {
    get: {
      description: "inputs.docx, inputs.csv or inputs.json, for the secretariat.",
      parameters: [id, { ...hash, name: "file" }, language],
      responses: { 200: file("all inputs of a consultation"), ...refusals },
    },
  },
  "/api/forum/papers": {
    ...(reads("the papers that were handed in, of the reader's delegation or for the secretariat") as object),
    post: {
      description: "One part `command` with its JSON, and a part `file` for each of `fileLanguages`.",
      requestBody: { required: true, content: { "multipart/form-data": {} } },
      responses: { 200: ok("entries", ref("Minutes")), ...refusals },
    },
  },
  "/api/forum/papers/{id}/files/{hash}": {
    get: { parameters: [id, hash], responses: { 200: file("the file as it came"), ...refusals } },
  },
};
