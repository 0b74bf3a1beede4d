import { file, id, language, ok, refusals } from "./openapi-parts.ts";

/** A meeting's record, and a delegation's cable. */
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
};
