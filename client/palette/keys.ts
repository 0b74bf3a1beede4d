import { IS_MAC } from "../ui/chord.ts";

/** The palette's key, as the header and the menus show it. */
export const PALETTE_KEYS = IS_MAC ? "⌘K" : "Ctrl K";
