import type { Command } from "../../shared/commands/commands.ts";
import type { CommandId } from "../../shared/ids.ts";

/** A command to send. `again`: it may have arrived before. */
export type Outgoing = {
  readonly n: number;
  readonly id: CommandId;
  readonly again: boolean;
  readonly command: Command;
};
