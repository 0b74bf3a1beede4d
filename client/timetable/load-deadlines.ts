import { quietPart } from "../i18n/later-messages.ts";

// The words come first: what tells of dates is fetched while they are already read.
export const DeadlineChip = quietPart(async () => (await import("./deadline-line.tsx")).DeadlineChip);
export const EntryDialog = quietPart(async () => (await import("./entry-dialog.tsx")).EntryDialog);
export const ExtendDeadlineDialog = quietPart(
  async () => (await import("./extend-deadline-dialog.tsx")).ExtendDeadlineDialog,
);
export const RemoveDialog = quietPart(async () => (await import("./remove-dialog.tsx")).RemoveDialog);
