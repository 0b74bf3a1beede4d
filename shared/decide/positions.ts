import type { SingleCommand } from "../commands.ts";
import { refuse } from "../refusal.ts";
import type { Decided, Deciding } from "./deciding.ts";

type Ask = Extract<SingleCommand, { type: "takePosition" | "withdrawPosition" | "empowerMember" }>;

export function decidePosition(_deciding: Deciding, _command: Ask): Decided {
  return refuse("notBuilt", "This is not built yet.");
}
