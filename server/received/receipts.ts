import { WORD_FILES_MAX } from "../../shared/file-limits.ts";
import { refuse } from "../../shared/refusal.ts";
import type { ReceivedView } from "../../shared/word-file/word-import.ts";
import type { ReceivedFile } from "../store/store.ts";

export const NO_RECEIPT = refuse("noSuchReceipt", "There is no such file of yours here.");
export const ALREADY_USED = refuse(
  "alreadyKept",
  "You used this file already. Send it again to use more of it.",
);
export const TOO_MANY_WAIT = refuse(
  "tooManyFiles",
  "You have reached the limit of waiting files. First use or delete one.",
  { max: WORD_FILES_MAX },
);
export const DROPPED = refuse("fileDropped", "This file was dropped: its receipt is all there is.");

export const receivedView = ({ number, at, sha256, name, keptAt, dropped }: ReceivedFile): ReceivedView => ({
  number,
  at,
  sha256,
  name,
  keptAt,
  dropped,
});
