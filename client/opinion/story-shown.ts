import { createContext, useContext } from "react";

export type StoryTab = "clause" | "proposals" | "people" | "record";

const StoryShown = createContext<(tab: StoryTab) => void>(() => {});

export const StoryShownProvider = StoryShown.Provider;

/** Shows one tab of the story, and brings the story up where it is not in sight. */
export const useShowStory = (): ((tab: StoryTab) => void) => useContext(StoryShown);
