// An article: its text with what was found marked, and the records beside it.

const KINDS = {
  ratings: { mark: "rating", title: "Ratings", headline: (item) => [schemeName(item.scheme), item.domain, item.value || item.words, item.status === "current" ? "" : item.status] },
  tallies: { mark: "tally", title: "Tallies", headline: (item) => [item.count ?? (item.percent === undefined ? "" : `${item.percent}%`), item.unit, item.value || item.change] },
  quotes: { mark: "quote", title: "Quotes", headline: (item, record) => [speakerOf(item, record).name || speakerOf(item, record).role || item.document || "nobody named", item.kind, short(item.text)] },
  action_points: { mark: "action", title: "Action points", headline: (item) => [item.kind, item.owner && item.owner.name, item.deadline && item.deadline.text, short(item.text)] },
  findings: { mark: "finding", title: "Findings", headline: (item) => [item.polarity, item.subject, short(item.text)] },
  people: { mark: "person", title: "People", headline: (item) => [item.name, item.role, item.organisation] },
  councils: { mark: "council", title: "Councils", headline: (item) => [item.name, (item.roles || []).join(", ")] },
  bodies: { mark: "body", title: "Bodies", headline: (item) => [item.name] },
  warnings: { mark: "warning", title: "Warnings", headline: (item) => [item.code, item.message] },
};
const MAIN = ["value", "words", "score", "count", "percent", "change", "text", "name", "role"];
const short = (text) => (text.length > 110 ? `${text.slice(0, 108).trimEnd()}…` : text);
const speakerOf = (quote, record) => (record.people || []).find((person) => person.id === quote.speaker) || {};

async function articleView(id, options) {
  const row = data.byId.get(id);
  if (!row) return [el("h1", { tabindex: "-1" }, "No such article"), el("p", null, "This report holds no article with that id.")];
  const record = await loadRecord(row);
  const page = { row, record, hidden: new Set(["bodies"]), chosen: null, items: itemsOf(record) };
  page.text = el("article", { class: "text", "aria-label": "Clean text" });
  page.panel = el("div", { class: "records", role: "region", "aria-label": "Records", tabindex: "0" });
  drawText(page);
  drawRecords(page);
  const views = [el("h1", { tabindex: "-1" }, articleName(row)), factsOf(page), switches(page), el("div", { class: "article" }, el("div", null, page.text, removedOf(record)), page.panel)];
  page.text.addEventListener("mouseup", () => offerAdding(page));
  page.text.addEventListener("keyup", () => offerAdding(page));
  if (options.item) requestAnimationFrame(() => choose(page, options.item, true));
  return views;
}

// Every item with its list, its spans and which of them are shown without being chosen.
function itemsOf(record) {
  const items = [];
  for (const list of Object.keys(KINDS)) {
    (record[list] || []).forEach((item, place) => {
      const evidence = (item.evidence || []).map(([start, end, supports]) => ({ start, end, main: list === "warnings" || MAIN.some((name) => (supports || []).includes(name)) }));
      const whole = (spans) => (spans || []).map(([start, end]) => ({ start, end, main: true }));
      let spans = evidence;
      if (list === "quotes") spans = [...whole(item.segments), ...whole(item.repeats), ...evidence.map((span) => ({ ...span, main: false }))];
      if (["people", "councils", "bodies"].includes(list)) spans = whole(item.mentions);
      if (!spans.some((span) => span.main)) spans.forEach((span) => { span.main = true; });
      items.push({ list, item, id: item.id || `${list}-${place}`, spans, start: Math.min(...spans.map((span) => span.start), Infinity) });
    });
  }
  return items;
}

function factsOf({ row, record }) {
  const source = record.source || {};
  const safe = source.url && /^https?:\/\//i.test(source.url);
  const url = safe ? el("a", { href: source.url, rel: "noreferrer noopener nofollow" }, source.url) : source.url;
  const facts = [row.date, row.publisher, record.author && `by ${record.author}`, source.path, url].filter(Boolean);
  return el("p", { class: "note" }, joined(facts.map((fact) => (typeof fact === "string" ? document.createTextNode(fact) : fact))));
}

function switches(page) {
  const button = (list) => {
    const { mark, title } = KINDS[list];
    const count = page.items.filter((entry) => entry.list === list).length;
    const turn = (event) => {
      if (!page.hidden.delete(list)) page.hidden.add(list);
      event.currentTarget.setAttribute("aria-pressed", String(!page.hidden.has(list)));
      drawText(page);
    };
    return count ? el("button", { type: "button", "aria-pressed": String(!page.hidden.has(list)), onclick: turn }, el("mark", { class: `key ${mark}` }, "\u00a0"), ` ${title} (${count})`) : null;
  };
  return el("div", { class: "filters", role: "group", "aria-label": "Marks shown in the text" }, Object.keys(KINDS).map(button));
}

function drawText(page) {
  const { record } = page;
  const shown = page.items.filter((entry) => !page.hidden.has(entry.list));
  const spans = shown.flatMap((entry) => entry.spans.map((span) => ({ ...span, entry })));
  const edges = [...new Set(spans.flatMap((span) => [span.start, span.end]))].sort((a, b) => a - b);
  const starting = [...spans].sort((a, b) => a.start - b.start);
  page.letters = page.letters || Array.from(record.text); // offsets count code points, JavaScript strings do not
  const nodes = [];
  let list = null;
  let active = [];
  let next = 0;
  for (const block of record.blocks) {
    const cuts = [block.start, ...edges.filter((edge) => edge > block.start && edge < block.end), block.end];
    const pieces = [];
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const [start, end] = [cuts[at], cuts[at + 1]];
      while (next < starting.length && starting[next].start <= start) active.push(starting[next++]);
      active = active.filter((span) => span.end > start);
      pieces.push(piece(page, page.letters.slice(start, end).join(""), active, start));
    }
    const node = blockNode(block, pieces);
    if (block.kind === "list-item") {
      if (!list) nodes.push(list = el("ul"));
      list.append(node);
    } else {
      list = null;
      nodes.push(node);
    }
  }
  page.text.replaceChildren(...nodes);
  if (page.chosen) outline(page);
}

function blockNode({ kind, level }, pieces) {
  const tags = { title: "h2", heading: "h3", "list-item": "li", "block-quote": "blockquote" };
  const name = kind === "note" ? "note-block" : kind;
  return el(tags[kind] || "p", { class: name, style: kind === "list-item" ? `--level:${level}` : null }, pieces);
}

function piece(page, words, active, start) {
  const main = active.filter((span) => span.main);
  if (!active.length) return words;
  const ids = active.map((span) => span.entry.id).join(" ");
  if (!main.length) return el("span", { "data-items": ids, "data-start": start }, words);
  const innermost = main.reduce((best, span) => (span.end - span.start < best.end - best.start ? span : best));
  const open = () => choose(page, innermost.entry.id, false);
  const key = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } };
  const first = innermost.start === start;
  return el("mark", { class: KINDS[innermost.entry.list].mark, "data-items": ids, "data-start": start, tabindex: first ? "0" : null, role: first ? "button" : null,
    title: main.map((span) => KINDS[span.entry.list].mark).join(", "), onclick: open, onkeydown: key }, words);
}

function choose(page, id, scrollText) {
  const entry = page.items.find((one) => one.id === id);
  if (!entry) return;
  page.chosen = id;
  if (page.hidden.delete(entry.list)) drawText(page);
  drawRecords(page);
  outline(page);
  history.replaceState(null, "", address("article", page.row.id, { item: id }));
  const first = page.text.querySelector("mark.chosen, span.chosen");
  if (scrollText && first) first.scrollIntoView({ block: "center" });
  const card = page.panel.querySelector(".record.chosen");
  if (card) page.panel.scrollTop = card.offsetTop - page.panel.offsetTop - 40;
}

function outline(page) {
  for (const node of page.text.querySelectorAll("[data-items]")) node.classList.toggle("chosen", node.dataset.items.split(" ").includes(page.chosen));
}

function drawRecords(page) {
  const parts = [el("h2", null, "Records")];
  parts.push(correctionBar(page));
  for (const [list, { title }] of Object.entries(KINDS)) {
    const mine = page.items.filter((entry) => entry.list === list).sort((a, b) => a.start - b.start);
    if (mine.length) parts.push(el("h3", null, `${title} (${mine.length})`), ...mine.map((entry) => recordCard(page, entry)));
  }
  page.panel.replaceChildren(...parts.flat());
}

function recordCard(page, entry) {
  const chosen = page.chosen === entry.id;
  const { mark, headline } = KINDS[entry.list];
  const line = headline(entry.item, page.record).filter((part) => part !== undefined && part !== null && part !== "").join(" · ");
  const toggle = () => { if (chosen) { page.chosen = null; drawRecords(page); outline(page); } else { choose(page, entry.id, true); } };
  const verdict = verdictOf(page, entry);
  const badge = verdict ? el("span", { class: `verdict ${verdict}` }, ` (${verdict})`) : null;
  const button = el("button", { type: "button", "aria-expanded": String(chosen), onclick: toggle }, el("mark", { class: `key ${mark}`, "aria-hidden": "true" }, mark), ` ${line}`, badge);
  return el("div", { class: chosen ? "record chosen" : "record", id: `record-${entry.id}` }, el("h4", null, button), chosen ? el("div", { class: "inside" }, fieldList(page, entry), correctionTools(page, entry)) : null);
}

// Every field with its value and its words; how it was found comes last.
const GROUNDS = ["rule", "knowledge", "confidence", "id"];
const DRAWN_APART = ["evidence", "mentions", "segments", "repeats", "derived", "text", ...GROUNDS];

function fieldList(page, entry) {
  const { item } = entry;
  const rows = [];
  const add = (name, value) => rows.push(el("dt", null, name.replaceAll("_", " ")), el("dd", null, value));
  const cut = ([start, end]) => `“${page.letters.slice(start, end).join("")}”`;
  const speaker = speakerOf(item, page.record);
  const readable = { council: councilLink, scheme: (id) => `${schemeName(id)} (${id})`, speaker: () => [speaker.name, speaker.role].filter(Boolean).join(", "),
    bodies: (ids) => ids.map(bodyName).join(", "), body: bodyName, period: ({ first_year: first, last_year: last }) => (first === last ? String(first) : `${first} to ${last}`) };
  for (const [name, value] of Object.entries(item)) if (!DRAWN_APART.includes(name)) add(name, (readable[name] || shown)(value));
  if (item.mentions) add("mentions", String(item.mentions.length));
  for (const span of item.evidence || []) add(`words for ${(span[2] || []).join(", ") || "it"}`, cut(span));
  for (const [name, rule] of Object.entries(item.derived || {})) add(`${name} derived by`, rule);
  for (const name of GROUNDS) if (item[name]) add(name, name === "knowledge" ? item.knowledge.map(knowledgeEntry) : shown(item[name]));
  if (item.evidence && item.id) add("in the terminal", el("code", null, `councilscope explain RUN ${item.id}`));
  return el("dl", null, rows);
}

// An entry of models/ that a rule used: its name, and on demand its file and what it holds.
function knowledgeEntry(id) {
  const known = (Object.hasOwn(data.entries, id) ? data.entries[id] : []).map(([file, name, contents]) => el("p", { class: "entry" }, el("code", null, file), name ? ` ${name}` : "", contents ? `. ${contents}` : ""));
  return known.length ? el("details", null, el("summary", null, id), known) : el("div", null, id);
}

function shown(value) {
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (value && typeof value === "object") return Object.entries(value).map(([name, part]) => `${name}: ${shown(part)}`).join("; ");
  return String(value);
}

function removedOf(record) {
  const removed = record.removed || [];
  const edits = record.edits || [];
  const parts = [];
  if (removed.length) parts.push(el("details", null, el("summary", null, `What cleaning left out (${removed.length})`),
    removed.map((one) => el("div", null, el("p", { class: "removed" }, el("b", null, `${one.reason} (${percent(one.confidence)}) `), one.text)))));
  if (edits.length) parts.push(el("details", null, el("summary", null, `What repair changed (${edits.length})`),
    el("ul", null, edits.map((edit) => el("li", null, `${edit.rule}: “${edit.was || ""}” became “${Array.from(record.text).slice(edit.start, edit.end).join("")}”`)))));
  return parts;
}
