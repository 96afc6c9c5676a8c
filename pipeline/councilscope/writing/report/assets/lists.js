// The lists: each is a table of rows that filters choose, sorted by a column, drawn a hundred at a time.

const PAGE = 100;
const toArticle = (row, words) => link(words, "article", row.at.id, { item: row.at === row ? "" : row.id });
const councilLink = (id) => (id ? link(councilName(id), "council", id) : "");
const column = (label, read, sort) => ({ label, read, sort: sort || ((row) => String(read(row) ?? "").toLowerCase()) });
const words = (label, name) => column(label, (row) => row[name] ?? "");
const number = (label, name) => ({ ...column(label, (row) => String(row[name] ?? ""), (row) => row[name] ?? -1), number: true });
const sure = { ...column("sure", (row) => percent(row.sure), (row) => row.sure), number: true };
const article = column("article", (row) => toArticle(row, articleName(row.at)), (row) => articleName(row.at).toLowerCase());
const date = column("date", (row) => row.at.date || "", (row) => row.at.date || "");
const council = column("council", (row) => councilLink(row.council), (row) => councilName(row.council).toLowerCase());

const LISTS = {
  articles: {
    title: "Articles",
    filters: ["q", "council", "body", "scheme", "speaker", "from", "to"],
    columns: [date, column("title", (row) => toArticle(row, articleName(row)), (row) => articleName(row).toLowerCase()),
      words("publisher", "publisher"), column("councils", (row) => joined(row.councils.map(councilLink)), (row) => row.councils.length),
      number("ratings", "ratings"), number("quotes", "quotes"), number("action points", "actions"), number("findings", "findings"), number("warnings", "warnings")],
  },
  ratings: {
    title: "Ratings",
    note: "Ranks count from the worst, 0, on each scheme's own scale: they do not compare across schemes.",
    filters: ["q", "council", "body", "scheme", "kind", "status", "from", "to", "sure"],
    columns: [number("year", "year"), column("rated", (row) => (row.council ? councilLink(row.council) : row.rated || ""), (row) => (councilName(row.council) || row.rated || "").toLowerCase()),
      column("scheme", (row) => schemeName(row.scheme)), column("kind", (row) => (row.domain ? `${row.kind}: ${row.domain}` : row.kind)), words("subject", "subject"),
      column("value", (row) => toArticle(row, row.value || "(number)"), (row) => row.value || ""),
      column("rank", (row) => (row.rank === null ? "" : `${row.rank} of ${row.rankMax}`)), words("was", "previous"), words("change", "change"), words("status", "status"), sure, article],
  },
  quotes: {
    title: "Quotes",
    filters: ["q", "council", "body", "scheme", "speaker", "kind", "from", "to", "sure"],
    columns: [date, column("speaker", (row) => row.speaker || row.document || (row.speakerKind === "unknown" ? "not known" : row.speakerKind)), words("role", "role"), council,
      words("kind", "kind"), column("words", (row) => toArticle(row, row.words), (row) => row.words.toLowerCase()), sure, article],
  },
  councils: {
    title: "Councils",
    note: "In alphabetical order: how often a council is in the news says nothing of how good it is.",
    filters: ["q"],
    columns: [column("council", (row) => councilLink(row.council), (row) => row.words.toLowerCase()), number("articles", "articles"), number("ratings", "ratings")],
  },
  actions: {
    title: "Action points",
    filters: ["q", "council", "body", "scheme", "kind", "status", "from", "to", "sure"],
    columns: [column("deadline", (row) => (row.latest ? `${row.deadline} (${row.latest})` : row.deadline || ""), (row) => row.latest || "9999"), words("owner", "owner"), words("kind", "kind"),
      words("status", "status"), words("issued by", "issuer"), column("words", (row) => toArticle(row, row.words), (row) => row.words.toLowerCase()), sure, article],
  },
  findings: {
    title: "Findings",
    filters: ["q", "council", "body", "scheme", "kind", "from", "to", "sure"],
    columns: [date, words("polarity", "kind"), words("subject", "subject"), words("source", "source"), column("words", (row) => toArticle(row, row.words), (row) => row.words.toLowerCase()), sure, article],
  },
  warnings: {
    title: "Warnings",
    note: "What was seen and could not be settled.",
    filters: ["q", "council", "kind", "from", "to"],
    columns: [words("code", "kind"), words("what", "words"), date, article],
  },
  rejects: {
    title: "Rejects",
    note: "Inputs that gave no record, with the reason.",
    filters: ["q"],
    columns: [words("code", "code"), words("path", "path"), words("reason", "words")],
  },
};

const joined = (nodes) => nodes.flatMap((node, place) => (place ? [", ", node] : [node]));

function listView(name, options) {
  const list = LISTS[name];
  const rows = data.lists[name];
  const count = el("p", { role: "status", class: "note" });
  const table = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${list.title}, a table` });
  const state = { ...options };
  const draw = () => {
    const chosen = sorted(rows.filter((row) => matches(row, state)), list.columns, state);
    count.textContent = `${chosen.length} of ${rows.length}`;
    drawTable(table, list, chosen, state, (sort) => { Object.assign(state, sort); keep(); draw(); });
  };
  const keep = () => history.replaceState(null, "", address(name, "", state));
  const form = filterForm(list.filters, rows, state, (changed) => { Object.assign(state, changed); keep(); draw(); });
  draw();
  return [el("h1", { tabindex: "-1" }, list.title), list.note ? el("p", { class: "note" }, list.note) : null, form, count, table];
}

function sorted(rows, columns, { sort, down }) {
  const chosen = columns.find((one) => one.label === sort);
  if (!chosen) return rows;
  const keyed = rows.map((row, place) => [chosen.sort(row), place, row]);
  const way = down ? -1 : 1;
  return keyed.sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1] - b[1])).map((pair) => pair[2]);
}

function drawTable(place, list, rows, state, resort) {
  const head = list.columns.map(({ label, number: right }) => {
    const mine = state.sort === label;
    const turn = () => resort({ sort: label, down: mine && !state.down ? "1" : "" });
    const order = mine ? (state.down ? "descending" : "ascending") : "none";
    return el("th", { scope: "col", class: right ? "number" : null, "aria-sort": order }, el("button", { type: "button", onclick: turn }, label));
  });
  const body = el("tbody");
  const more = el("button", { type: "button" }, `Show ${PAGE} more`);
  let drawn = 0;
  const next = () => {
    for (const row of rows.slice(drawn, drawn + PAGE)) {
      body.append(el("tr", null, list.columns.map(({ read, number: right }) => el("td", { class: right ? "number" : null }, read(row)))));
    }
    drawn = Math.min(drawn + PAGE, rows.length);
    more.hidden = drawn >= rows.length;
  };
  more.addEventListener("click", next);
  next();
  place.replaceChildren(el("table", null, el("caption", { class: "away" }, list.title), el("thead", null, el("tr", null, head)), body), more);
}
