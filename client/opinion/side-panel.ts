import { createContext, useContext } from "react";

export type SidePanelTab = "clause" | "meeting" | "proposals" | "people" | "record";

const ShowSidePanel = createContext<(tab: SidePanelTab) => void>(() => {});

export const SidePanelProvider = ShowSidePanel.Provider;

/** Shows one tab of the side panel, and opens the panel where it is not in sight. */
export const useShowSidePanel = (): ((tab: SidePanelTab) => void) => useContext(ShowSidePanel);
