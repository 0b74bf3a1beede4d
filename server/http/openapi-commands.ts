import { COMMAND_ID } from "../../shared/ids.ts";
import { COMMAND_HEADER } from "../../shared/wire/protocol.ts";
import { id, ok, ref, body, refusals } from "./openapi-parts.ts";

const schema = { type: "string", pattern: COMMAND_ID.source };
const named = {
  name: COMMAND_HEADER,
  in: "header",
  schema,
  description: "the id of this command: the same one is carried out once",
};

const fate = ok("its fate: cancelled, done with its entries, refused, or unknown");
const answers = { parameters: [{ ...id, schema }], responses: { 200: fate, ...refusals } };
const asks = (name: string, parameters: readonly object[]): unknown => ({
  post: {
    parameters: [...parameters, named],
    requestBody: body(name),
    responses: { 200: ok("done", ref("Entries")), ...refusals },
  },
});

/** Commands over HTTP, and their outcome. */
export const commandPaths = {
  "/api/forum/commands": asks("ForumCommand", []),
  "/api/opinions/{id}/commands": asks("Command", [id]),
  "/api/commands/{id}": {
    get: { description: "What became of a command.", ...answers },
    delete: { description: "Withdraws it where it has not come; else what became of it.", ...answers },
  },
};
