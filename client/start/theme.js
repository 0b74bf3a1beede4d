// Before the first paint. Built into the page itself; the policy names its hash (rule A56).
try {
  const theme = localStorage.getItem("concord.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
