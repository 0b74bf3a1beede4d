import { buildPage } from "../server/page.ts";

await buildPage((line) => console.log(line));
