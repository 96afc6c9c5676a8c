// The index is unpacked at once; a chunk of articles when one of them is first asked for.

const data = { labels: null, entries: null, forms: null, lists: {}, byId: new Map(), perChunk: 1 };
const chunks = new Map();

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

async function unpack(text) {
  const plain = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(plain).text());
}

async function loadIndex() {
  const index = await unpack(document.getElementById("index").textContent);
  Object.assign(data, { labels: index.labels, entries: index.entries, forms: index.forms, perChunk: index.perChunk, run: index.run });
  for (const [name, table] of Object.entries(index.lists)) data.lists[name] = table.rows.map((row) => asObject(table.columns, row));
  data.lists.articles.forEach((article, place) => {
    Object.assign(article, { place, at: article, schemes: new Set(), speakers: new Set() });
    data.byId.set(article.id, article);
  });
  for (const [name, rows] of Object.entries(data.lists)) {
    if (name === "articles" || name === "rejects") continue; // these stand for themselves
    for (const row of rows) row.at = data.lists.articles[row.article];
  }
  for (const rating of data.lists.ratings) if (rating.scheme) rating.at.schemes.add(rating.scheme);
  for (const quote of data.lists.quotes) if (quote.speaker) quote.at.speakers.add(quote.speaker);
  data.lists.councils = councilRows();
}

// Every council that an article names, in alphabetical order, with how many articles and ratings it has.
function councilRows() {
  const rows = new Map();
  const rowOf = (id) => {
    if (!rows.has(id)) rows.set(id, { council: id, words: councilName(id), articles: 0, ratings: 0 });
    return rows.get(id);
  };
  for (const article of data.lists.articles) for (const id of article.councils) rowOf(id).articles += 1;
  for (const rating of data.lists.ratings) if (rating.council) rowOf(rating.council).ratings += 1;
  return [...rows.values()].sort((left, right) => (left.words < right.words ? -1 : 1));
}

function asObject(columns, row) {
  const object = {};
  columns.forEach((name, place) => { object[name] = row[place]; });
  return object;
}

async function loadRecord(article) {
  const number = Math.floor(article.place / data.perChunk);
  if (!chunks.has(number)) chunks.set(number, unpack(document.getElementsByClassName("chunk")[number].textContent));
  return (await chunks.get(number))[article.place % data.perChunk];
}

const councilName = (id) => data.labels.councils[id] || id || "";
const bodyName = (id) => data.labels.bodies[id] || id || "";
const schemeName = (id) => (id ? (data.labels.schemes[id] || { name: id }).name : "");
const articleName = (article) => article.title || article.path;
