import type { OpinionId } from "../../shared/ids.ts";

const STORED = "concord.last";

export const keepLastOpinion = (id: OpinionId): void => localStorage.setItem(STORED, id);

/** The Opinion that was read last on this device. */
export const lastOpinion = (): string | null => localStorage.getItem(STORED);
