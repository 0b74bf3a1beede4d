// Loads the style sheet and the first script behind the text, and again where they break off (rule K18). Built into
// the page itself; the policy names its hash (rule A56). It is plain and small, since nothing can load it again.
{
  const AGAIN_MS = 1_000;
  const AGAIN_MS_MAX = 15_000;
  const RELOAD_MS = 60_000;
  const TYPING_MS_MAX = 45_000;
  const RELOADED = "concord.reloaded";
  const { editor, files, sheet, style, fonts } = document.currentScript.dataset;
  const typing = document.currentScript.dataset.typing.split(" ");
  // One language alone: its words come beside the script that says them.
  const words = document.currentScript.getAttribute(
    `data-words-${document.documentElement.lang.slice(0, 2)}`,
  );
  const scripts = [...typing, ...files.split(" "), words];
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const say = (what) => {
    const status = document.getElementById("first-status");
    if (status === null) return;
    status.textContent = what === null ? "" : status.dataset[what];
    status.classList.add("broken");
  };

  const link = (href) =>
    new Promise((resolve, reject) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = href;
      sheet.addEventListener("load", resolve);
      sheet.addEventListener("error", () => {
        sheet.remove();
        reject(new Error(href));
      });
      document.head.append(sheet);
    });

  // Whole, and past what the browser may have kept of it.
  const fetchWhole = async (file) => {
    const answer = await fetch(file, { cache: "reload" });
    // Another build has taken its place.
    if (answer.status === 404) await reload();
    if (!answer.ok) throw new Error(file);
    await answer.arrayBuffer();
  };

  const reload = async () => {
    let last = Infinity;
    try {
      last = Number(sessionStorage.getItem(RELOADED));
      sessionStorage.setItem(RELOADED, Date.now());
    } catch {}
    if (Date.now() - last > RELOAD_MS) {
      location.reload();
      await new Promise(() => {});
    }
  };

  const until = async (attempt) => {
    for (let ms = AGAIN_MS; ; ms = Math.min(2 * ms, AGAIN_MS_MAX)) {
      try {
        return await attempt();
      } catch {
        say("again");
        await wait(ms);
      }
    }
  };

  const importAll = () => Promise.all(scripts.map((script) => import(script)));

  const start = async () => {
    try {
      await importAll();
    } catch {
      say("again");
      await wait(AGAIN_MS);
      await until(() => Promise.all(scripts.map(fetchWhole)));
      try {
        await importAll();
      } catch {
        // Some browsers keep the failure for as long as the page lives.
        await reload();
        say("failed");
      }
    }
  };

  // A clause that is clicked now is selected once the editor is here.
  document.addEventListener("click", ({ target }) => {
    const row = target.closest("[data-first-clause]");
    if (row === null || !getSelection().isCollapsed) return;
    for (const one of document.querySelectorAll("#first .in-hand")) one.classList.remove("in-hand");
    row.classList.add("in-hand");
  });

  // With a text there is somebody who may type in it: nothing of that waits for the first script.
  const isText = document.querySelector("[data-first-clause]") !== null;
  if (isText) {
    const early = (path) =>
      fetch(path, { headers: { accept: "application/json" } })
        .then(async (response) => ({
          response: new Response(await response.blob(), response),
          at: performance.now(),
        }))
        .catch(() => null);
    const opinion = `/api${location.pathname.replace(/\/$/u, "")}`;
    self.concordEarly = { "/api/forum": early("/api/forum"), [opinion]: early(opinion) };
  }

  const preload = (script) =>
    new Promise((resolve) => {
      const early = document.createElement("link");
      early.rel = "modulepreload";
      early.href = script;
      early.addEventListener("load", resolve);
      early.addEventListener("error", () => {
        say("again");
        resolve();
      });
      document.head.append(early);
      if (!early.relList.supports("modulepreload")) resolve();
    });

  // With a text, what typing needs has the line for itself: the room is entered while the editor comes (rule K52).
  const typingHere = async () => {
    await Promise.all(typing.map(preload));
    const begun = import(typing[0]);
    await Promise.all([begun, ...editor.split(" ").map(preload)]);
  };

  const loadPage = () => {
    // The scripts come beside the styles, and run behind them.
    for (const script of isText ? [...scripts, ...editor.split(" "), ...sheet.split(" ")] : scripts)
      void preload(script);
    try {
      if (localStorage.getItem("concord.fonts") === fonts) void link(fonts).catch(() => {});
    } catch {}
    void until(() => link(style)).then(start);
  };

  // Nobody types on a projector, or in another view than the sheet.
  const isSheet = isText && !/[?&](projector|read)=/u.test(location.search);
  if (isSheet)
    void Promise.race([typingHere(), wait(TYPING_MS_MAX)])
      .catch(() => {})
      .then(loadPage);
  else loadPage();
}
