// Corrections: accept, fix, reject or add. Kept in this browser until they are saved as a file of JSON lines.

const corrections = new Map();
const FORMAT = "councilscope-corrections-1";
const storeName = () => `councilscope-corrections-${data.run.digest}`;
const keyOf = (articleId, id) => `${articleId} ${id}`;

function loadCorrections() {
  try {
    for (const one of JSON.parse(localStorage.getItem(storeName()) || "[]")) corrections.set(keyOf(one.article, one.item || one.key), one);
  } catch { /* no storage for files in this browser: corrections live as long as the page */ }
  announceCorrections();
}

function keepCorrections() {
  try { localStorage.setItem(storeName(), JSON.stringify([...corrections.values()])); } catch { /* as above */ }
  announceCorrections();
}

function announceCorrections() {
  const count = corrections.size;
  document.getElementById("unsaved").replaceChildren(...(count ? [link(`${count} correction${count > 1 ? "s" : ""}`, "corrections")] : []));
}

const verdictOf = (page, entry) => (corrections.get(keyOf(page.row.id, entry.id)) || {}).verdict;

function correctionOf(page, entry, verdict, fields) {
  const { row, record } = page;
  const span = entry.spans.find((one) => one.main) || entry.spans[0];
  const words = span && (entry.item.text || page.letters.slice(span.start, span.end).join(""));
  const anchor = span ? { start: span.start, end: span.end, text: words } : null;
  return { format: FORMAT, article: row.id, path: row.path, sha256: record.source.sha256, list: entry.list, item: entry.id, verdict, anchor, fields };
}

function correctionTools(page, entry) {
  if (!data.forms[entry.list]) return null;
  const decide = (verdict) => () => {
    const key = keyOf(page.row.id, entry.id);
    if (verdict === verdictOf(page, entry)) corrections.delete(key);
    else corrections.set(key, correctionOf(page, entry, verdict, fieldsOf(page, entry)));
    keepCorrections();
    drawRecords(page);
  };
  const place = el("div");
  const fix = () => place.replaceChildren(correctionForm(entry.list, fieldsOf(page, entry), (fields) => {
    corrections.set(keyOf(page.row.id, entry.id), { ...correctionOf(page, entry, "fix", fields), was: fieldsOf(page, entry) });
    keepCorrections();
    drawRecords(page);
  }, () => place.replaceChildren()));
  const button = (label, act) => el("button", { type: "button", onclick: act }, label);
  return el("div", null, el("div", { role: "group", "aria-label": "Is this right?" }, button("Accept", decide("accept")), " ", button("Fix", fix), " ", button("Reject", decide("reject"))), place);
}

// The item's fields by dotted name, as the forms know them; empty ones are left out.
function fieldsOf(page, entry) {
  const fields = {};
  for (const { name } of data.forms[entry.list]) {
    const [outer, inner] = name.split(".");
    let value = outer === "speaker" ? speakerOf(entry.item, page.record)[inner] : inner ? (entry.item[outer] || {})[inner] : entry.item[outer];
    if (Array.isArray(value)) value = value.join("; ");
    if (value !== undefined && value !== null && value !== "") fields[name] = value;
  }
  return fields;
}

function correctionForm(list, fields, done, cancel) {
  const inputs = data.forms[list].map(({ name, choices }) => [name, choices
    ? el("select", { name }, ["", ...choices].map((choice) => el("option", { value: choice, selected: choice === String(fields[name] ?? "") }, choice || "(none)")))
    : el("input", { name, value: fields[name] ?? "", list: name === "council" || (list === "councils" && name === "id") ? "register" : null })]);
  const submit = (event) => {
    event.preventDefault();
    done(Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()]).filter(([, value]) => value)));
  };
  const rows = inputs.flatMap(([name, input]) => { input.id = `field-${name}`; return [el("label", { for: input.id }, name.replaceAll("_", " ")), input]; });
  const register = el("datalist", { id: "register" }, named(data.labels.councils).map(([id, words]) => el("option", { value: id }, words)));
  const buttons = el("div", { class: "buttons" }, el("button", { type: "submit" }, "Keep"), " ", el("button", { type: "button", onclick: cancel }, "Cancel"));
  return el("form", { class: "correct", "aria-label": "Correct the fields", onsubmit: submit }, rows, register, buttons);
}

function correctionBar(page) {
  page.adding = page.adding || el("div");
  const hint = el("p", { class: "note" }, "Something missing? Select its words in the text.");
  return [hint, page.adding];
}

// Words selected in the text become a new item: choose its kind, fill in its fields.
function offerAdding(page) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !page.text.contains(selection.anchorNode)) return;
  const span = offsetsOf(page, selection.getRangeAt(0));
  if (!span || span.end - span.start < 2) return;
  const text = page.letters.slice(span.start, span.end).join("");
  const pick = el("select", { id: "new-kind" }, Object.keys(data.forms).map((list) => el("option", { value: list }, KINDS[list].title)));
  const place = el("div");
  const show = () => place.replaceChildren(correctionForm(pick.value, {}, (fields) => {
    const key = `new-${pick.value}-${span.start}-${span.end}`;
    corrections.set(keyOf(page.row.id, key), { format: FORMAT, article: page.row.id, path: page.row.path, sha256: page.record.source.sha256, list: pick.value, item: null, key, verdict: "add", anchor: { ...span, text }, fields });
    keepCorrections();
    page.adding.replaceChildren(el("p", { role: "status" }, "Added to the corrections."));
  }, () => page.adding.replaceChildren()));
  pick.addEventListener("change", show);
  show();
  page.adding.replaceChildren(el("section", { class: "record", "aria-label": "Add an item" }, el("div", { class: "inside" },
    el("p", null, `Add: “${short(text)}”`), el("label", { for: "new-kind" }, "as one of "), pick, place)));
}

// The code-point offsets of a selection, from the blocks that it begins and ends in; null where it leaves them.
function offsetsOf(page, range) {
  const all = [...page.text.querySelectorAll(":scope > :not(ul), :scope > ul > li")];
  const offset = (node, within) => {
    const place = all.findIndex((block) => block.contains(node));
    if (place < 0) return null;
    const before = document.createRange();
    before.selectNodeContents(all[place]);
    before.setEnd(node, within);
    return page.record.blocks[place].start + Array.from(before.toString()).length;
  };
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end };
}

function correctionsView() {
  const save = () => {
    const lines = [...corrections.values()].map((one) => JSON.stringify(one)).join("\n") + "\n";
    const href = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
    el("a", { href, download: "corrections.jsonl" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };
  const row = (one) => {
    const drop = () => { corrections.delete(keyOf(one.article, one.item || one.key)); keepCorrections(); show(); };
    const source = data.byId.get(one.article);
    return el("tr", null, el("td", null, one.verdict), el("td", null, one.list.replaceAll("_", " ")), el("td", null, one.anchor ? short(one.anchor.text) : ""),
      el("td", null, source ? link(articleName(source), "article", one.article, { item: one.item }) : one.path), el("td", null, el("button", { type: "button", onclick: drop }, "Take back")));
  };
  const head = ["verdict", "list", "words", "article", ""].map((label) => el("th", { scope: "col" }, label || el("span", { class: "away" }, "take back")));
  return [el("h1", { tabindex: "-1" }, "Corrections"),
    el("p", { class: "note" }, "Save them as a file, then make known articles of them: ", el("code", null, "councilscope apply corrections.jsonl --run RUN --to FOLDER"), ". They are kept in this browser until then."),
    corrections.size ? el("table", null, el("caption", { class: "away" }, "Corrections"), el("thead", null, el("tr", null, head)), el("tbody", null, [...corrections.values()].map(row))) : el("p", null, "None yet: open an article, choose a record, accept, fix or reject it."),
    el("button", { type: "button", onclick: save, disabled: !corrections.size, id: "save" }, "Save corrections.jsonl")];
}
