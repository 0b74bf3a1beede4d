import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { newBuild } from "./forum/builds.ts";
import { Sheet } from "./clauses/sheet.tsx";
import { wishedLanguage } from "./i18n/language-provider.tsx";
import { enterRoom } from "./room/enter-room.ts";
import { enterActsOnce } from "./ui/chord.ts";
import { keepFocus } from "./ui/keep-focus.ts";
import { knowOldPage } from "./ui/lazy-again.ts";
import { watchWriting } from "./ui/nothing-begun.ts";
import { parseWithoutEval } from "./ui/without-eval.ts";
import { applyStoredTheme } from "./ui/theme.ts";

parseWithoutEval();
applyStoredTheme();
keepFocus();
enterActsOnce();
watchWriting();
knowOldPage(() => newBuild() !== null);

const page = document.getElementById("page");
if (page === null) throw new Error("index.html has no #page");
createRoot(page).render(<App first={await wishedLanguage()} enterRoom={enterRoom} Sheet={Sheet} />);
