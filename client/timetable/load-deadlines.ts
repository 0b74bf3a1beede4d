import { lazyPart } from "../i18n/later-words.ts";

// The words come first: what tells of dates is fetched while they are already read.
export const DeadlineChip = lazyPart(async () => (await import("./deadline-line.tsx")).DeadlineChip);
export const EntryDialog = lazyPart(async () => (await import("./entry-dialog.tsx")).EntryDialog);
export const ExtendDialog = lazyPart(async () => (await import("./extend-dialog.tsx")).ExtendDialog);
export const RemoveDialog = lazyPart(async () => (await import("./remove-dialog.tsx")).RemoveDialog);
