import { buildPage } from "../server/http/page.ts";

await buildPage((line) => console.log(line));
