import { lazyPart } from "../i18n/later-messages.ts";

// The words come first: what tells of dates is fetched while they are already read.
export const DeadlineChip = lazyPart(async () => (await import("./deadline-line.tsx")).DeadlineChip);
export const EntryDialog = lazyPart(async () => (await import("./entry-dialog.tsx")).EntryDialog);
export const ExtendDeadlineDialog = lazyPart(
  async () => (await import("./extend-deadline-dialog.tsx")).ExtendDeadlineDialog,
);
export const RemoveDialog = lazyPart(async () => (await import("./remove-dialog.tsx")).RemoveDialog);
