import { z } from "zod";
import {
  peopleInvitationsSchema,
  peopleLinksSchema,
  peopleListSchema,
} from "../../shared/people-list/told-list.ts";
import { id, ok, body, refusals } from "./openapi-parts.ts";

export const peopleSchemas = {
  PeopleList: z.toJSONSchema(peopleListSchema, { io: "input" }),
  PeopleLinks: z.toJSONSchema(peopleLinksSchema, { io: "input" }),
  PeopleInvitations: z.toJSONSchema(peopleInvitationsSchema, { io: "input" }),
};

const asks = (name: string, description: string, told: string): unknown => ({
  post: { description, requestBody: body(name), responses: { 200: ok(told), ...refusals } },
});

/** The screen of people. */
export const peoplePaths = {
  "/api/people": {
    get: {
      responses: { 200: ok("e-mail, title and last use of those whom the reader may know"), ...refusals },
    },
  },
  "/api/people/list": asks(
    "PeopleList",
    "A list of people as CSV: without `plan` its preview, with it the same list is taken.",
    "the preview by line, or the entries",
  ),
  "/api/people/links": asks("PeopleLinks", "New links, one a person.", "the links and their last instant"),
  "/api/people/invitations": asks(
    "PeopleInvitations",
    "A new link to each person by mail.",
    "to whom mail is on its way, and who has no address",
  ),
  "/api/people/{id}/end-sign-ins": {
    post: { parameters: [id], responses: { 200: ok("how many sign-ins ended"), ...refusals } },
  },
};
