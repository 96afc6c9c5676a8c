// The router: the part of the address behind # says what is shown.

const VIEWS = { overview: "Overview", councils: "Councils", articles: "Articles", ratings: "Ratings", quotes: "Quotes", actions: "Action points", findings: "Findings", warnings: "Warnings", rejects: "Rejects", corrections: "Corrections" };
const OVERVIEW = document.getElementById("overview");
const PAGE_PLACE = document.getElementById("page");

function readAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [view, ...rest] = path.split("/").map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
  return { view: view in VIEWS || view === "council" || view === "article" ? view : "overview", id: rest.join("/"), options: Object.fromEntries(new URLSearchParams(query || "")) };
}

async function partsOf({ view, id, options }) {
  if (view === "article") return articleView(id, options);
  if (view === "council") return councilView(id);
  if (view === "corrections") return correctionsView();
  return listView(view, options);
}

let showing = 0;
async function show(event) {
  const wanted = readAddress();
  const mine = ++showing;
  const parts = wanted.view === "overview" ? [] : (await partsOf(wanted)).flat().filter(Boolean);
  if (mine !== showing) return; // a later address was asked for meanwhile
  OVERVIEW.hidden = wanted.view !== "overview";
  PAGE_PLACE.replaceChildren(...parts);
  for (const one of document.querySelectorAll("nav a")) one.toggleAttribute("aria-current", one.dataset.view === wanted.view);
  for (const one of document.querySelectorAll("nav a[aria-current]")) one.setAttribute("aria-current", "page");
  const title = (wanted.view === "overview" ? OVERVIEW : PAGE_PLACE).querySelector("h1");
  document.title = `${title ? title.textContent : "Report"} - Councilscope report`;
  if (event && title) { title.focus({ preventScroll: true }); if (!wanted.options.item) window.scrollTo(0, 0); }
  document.documentElement.dataset.ready = wanted.view;
}

function drawNavigation() {
  const counted = (view) => (data.lists[view] ? ` (${data.lists[view].length})` : "");
  const item = ([view, words]) => el("li", null, el("a", { href: address(view), "data-view": view }, `${words}${counted(view)}`));
  document.getElementById("views").replaceChildren(...Object.entries(VIEWS).map(item));
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

loadIndex().then(() => {
  drawNavigation();
  loadCorrections();
  document.getElementById("theme").addEventListener("click", turnTheme);
  document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); document.getElementById("view").focus(); });
  window.addEventListener("hashchange", show);
  return show();
});
