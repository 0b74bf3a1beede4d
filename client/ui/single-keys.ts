/** Set to "off" while keys of one character do not act on this device (rule A80). */
export const SINGLE_KEYS_STORED = "concord.singleKeys";

export const doSingleKeysAct = (): boolean => localStorage.getItem(SINGLE_KEYS_STORED) !== "off";
