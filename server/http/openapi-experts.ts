import { z } from "zod";
import { nominationCodeSchema, nominationFormSchema } from "../../shared/experts/nomination.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import { body, file, id, language, ok, reads, refusals } from "./openapi-parts.ts";

export const expertSchemas = {
  NominationCode: z.toJSONSchema(nominationCodeSchema, { io: "input" }),
  NominationForm: z.toJSONSchema(nominationFormSchema, { io: "input" }),
  NominationRefused: {
    type: "object",
    required: ["reason"],
    properties: { reason: { type: "string", minLength: 1, maxLength: REASON_CHARS_MAX } },
  },
};

/** The list of experts, and nominations by the code of a letter. */
export const expertPaths = {
  "/api/experts": reads("the experts by delegation; for keepers of the forum's facts also the balance"),
  "/api/experts.{format}": {
    get: {
      parameters: [
        { name: "format", in: "path", required: true, schema: { enum: ["docx", "pdf", "csv"] } },
        language,
      ],
      responses: { 200: file("the list of experts"), ...refusals },
    },
  },
  "/api/nominations/terms": {
    post: {
      description: "Without a sign-in: the code of a circular letter lets in.",
      requestBody: body("NominationCode"),
      responses: { 200: ok("the delegations that may nominate, and what the form asks for"), ...refusals },
    },
  },
  "/api/nominations": {
    get: { responses: { 200: ok("all nominations, for the secretariat"), ...refusals } },
    post: {
      description: "Without a sign-in: the code of a circular letter lets in.",
      requestBody: body("NominationForm"),
      responses: { 201: ok("how many experts were nominated"), ...refusals },
    },
  },
  "/api/nominations/{id}/approve": {
    post: { parameters: [id], responses: { 200: ok("the nomination, and the person's link"), ...refusals } },
  },
  "/api/nominations/{id}/refuse": {
    post: {
      parameters: [id],
      requestBody: body("NominationRefused"),
      responses: { 200: ok("the nomination as it was refused"), ...refusals },
    },
  },
};
