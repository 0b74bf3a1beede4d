import { beginFirstTyping } from "./first-typing/first-typing.ts";

// Before all other scripts of the page, so that nothing else is fetched before somebody can type (rule K52).
beginFirstTyping();
