// Filters stand in the address, so that a view can be shared. A row without a key of its own is judged by its article.

const FILTERS = {
  q: { label: "Words", list: null },
  council: { label: "Council", options: () => named(data.labels.councils) },
  body: { label: "Body", options: () => named(data.labels.bodies) },
  scheme: { label: "Scheme", options: () => Object.entries(data.labels.schemes).map(([id, scheme]) => [id, scheme.name]).sort(byName) },
  speaker: { label: "Speaker", list: () => [...new Set(data.lists.quotes.map((quote) => quote.speaker).filter(Boolean))].sort() },
  kind: { label: "Kind" },
  status: { label: "Status" },
  from: { label: "From year", type: "number" },
  to: { label: "To year", type: "number" },
  sure: { label: "Sure at least", options: () => ["0.5", "0.6", "0.7", "0.8", "0.9"].map((value) => [value, value]) },
};

const byName = (left, right) => (left[1] < right[1] ? -1 : 1);
const named = (labels) => Object.entries(labels).sort(byName);

function matches(row, wanted) {
  const own = (name, ofArticle) => (name in row ? row[name] : ofArticle);
  const has = (value, id) => (value instanceof Set ? value.has(id) : Array.isArray(value) ? value.includes(id) : value === id);
  const article = row.at || row;
  const year = row.year || article.year;
  return (
    (!wanted.q || searchable(row).includes(wanted.q.toLowerCase())) &&
    (!wanted.council || has(own("council", article.councils), wanted.council)) &&
    (!wanted.body || has(row.bodies || own("body", article.bodies), wanted.body)) &&
    (!wanted.scheme || has(own("scheme", article.schemes), wanted.scheme)) &&
    (!wanted.speaker || has(own("speaker", article.speakers), wanted.speaker)) &&
    (!wanted.kind || row.kind === wanted.kind) &&
    (!wanted.status || row.status === wanted.status) &&
    (!wanted.from || year >= Number(wanted.from)) &&
    (!wanted.to || (year && year <= Number(wanted.to))) &&
    (!wanted.sure || !("sure" in row) || row.sure >= Number(wanted.sure))
  );
}

function searchable(row) {
  if (!row.searched) {
    const article = row.at || row;
    const parts = [row.words, row.value, row.rated, row.speaker, row.role, row.owner, row.subject, row.domain, row.path, row.code];
    parts.push(article.title, article.publisher, councilName(row.council), schemeName(row.scheme));
    row.searched = parts.filter(Boolean).join(" ").toLowerCase();
  }
  return row.searched;
}

// The form of a list; ``change`` is called with the options after each change.
function filterForm(names, rows, options, change) {
  const inputs = names.map((name) => [name, filterInput(name, rows, options[name] || "")]);
  const read = () => change(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()])));
  const clear = () => { inputs.forEach(([, input]) => { input.value = ""; }); read(); };
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(read, 150); };
  const fields = inputs.map(([name, input]) => el("label", null, FILTERS[name].label, input));
  const form = el("form", { class: "filters", role: "search", "aria-label": "Filters", oninput: later, onsubmit: (event) => event.preventDefault() });
  form.append(...fields, ...lists(names), el("button", { type: "button", onclick: clear }, "Clear"));
  return form;
}

function filterInput(name, rows, value) {
  const { options, list, type } = FILTERS[name];
  const choices = options ? options() : list === undefined && !type ? [...new Set(rows.map((row) => row[name]).filter(Boolean))].sort().map((one) => [one, one]) : null;
  if (!choices) return el("input", { name, value, type: type || "search", list: list ? `all-${name}` : null });
  const all = el("option", { value: "" }, "all");
  return el("select", { name }, all, choices.map(([id, words]) => el("option", { value: id, selected: id === value }, words)));
}

const lists = (names) => names.filter((name) => FILTERS[name].list)
  .map((name) => el("datalist", { id: `all-${name}` }, FILTERS[name].list().map((value) => el("option", { value }))));
