import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { newBuild } from "./forum/builds.ts";
import { Sheet } from "./clauses/sheet.tsx";
import { wishedLanguage } from "./i18n/language-provider.tsx";
import { enterRoom } from "./room/enter-room.ts";
import { loadEditor } from "./editor/load-editor.ts";
import { handOver } from "./shell/hand-over.ts";
import { showFonts } from "./styles/show-fonts.ts";
import { enterActsOnce } from "./ui/chord.ts";
import { afterFirst, comesFirst } from "./ui/comes-first.ts";
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
const { language, words } = await wishedLanguage();
// The clause can be typed in before any other part of the page is fetched (rule K17).
if (/^\/opinions\/./u.test(location.pathname)) comesFirst(loadEditor());
void afterFirst().then(showFonts);
handOver(page);
createRoot(page).render(<App first={{ language, words }} enterRoom={enterRoom} Sheet={Sheet} />);
