let show = (): void => {};

/** The bell, which comes later than the menus, shows the setting when it is asked for. */
export const onSpokenSetting = (next: () => void): void => {
  show = next;
};

/** Asks for the setting of spoken messages (rule A71). */
export const openSpokenSetting = (): void => show();
