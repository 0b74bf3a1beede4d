import { lazyAgain } from "../ui/lazy-again.ts";

// The words come first: what tells of dates is fetched while they are already read.
export const DeadlineChip = lazyAgain(async () => (await import("./deadline-line.tsx")).DeadlineChip);
export const DeadlineNews = lazyAgain(async () => (await import("./deadline-news.tsx")).DeadlineNews);
export const EntryDialog = lazyAgain(async () => (await import("./entry-dialog.tsx")).EntryDialog);
export const ExtendDialog = lazyAgain(async () => (await import("./extend-dialog.tsx")).ExtendDialog);
export const RemoveDialog = lazyAgain(async () => (await import("./remove-dialog.tsx")).RemoveDialog);
