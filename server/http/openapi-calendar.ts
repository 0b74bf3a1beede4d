import { file, ok, refusals } from "./openapi-parts.ts";

const named = (name: string, description: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
  description,
});

/** Planned meetings and personal calendars, as iCalendar. */
export const calendarPaths = {
  "/api/forum/meetings/{file}": {
    get: {
      parameters: [named("file", "the id of a planned meeting, and .ics")],
      responses: { 200: file("the meeting for calendars"), ...refusals },
    },
  },
  "/api/calendar": {
    get: { responses: { 200: ok("when the reader's secret address was made, or null"), ...refusals } },
    post: { responses: { 200: ok("a new secret address; the one before ends"), ...refusals } },
    delete: { responses: { 204: { description: "the address has ended" }, ...refusals } },
  },
  "/calendar/{file}": {
    get: {
      security: [],
      parameters: [named("file", "the secret part of the address, and .ics")],
      responses: {
        200: file("the person's meetings and dates"),
        304: { description: "as it was, by If-None-Match" },
        404: { description: "nobody has this address" },
        429: { description: "more reads than an hour may have" },
      },
    },
  },
};
