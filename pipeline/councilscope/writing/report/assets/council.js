// A council: its ratings over time, a lane for each scheme on its own scale, and what was said and planned.

const LANE = { left: 190, width: 620, step: 26, top: 14 };

function councilView(id) {
  const mine = (name) => data.lists[name].filter((row) => row.council === id);
  const ratings = mine("ratings");
  const sources = data.lists.articles.filter((one) => one.councils.includes(id));
  const parts = [el("h1", { tabindex: "-1" }, councilName(id)),
    el("p", { class: "caveat" }, "What the articles of this run report, no more: a year without a point is a year without an article, a press release tells the better news, and scales of different schemes do not compare.")];
  parts.push(el("h2", null, "Ratings over time"));
  const schemes = [...new Set(ratings.map((rating) => rating.scheme))];
  const years = ratings.map((rating) => rating.year).filter(Boolean);
  for (const scheme of schemes) parts.push(timeline(scheme, ratings.filter((rating) => rating.scheme === scheme), Math.min(...years), Math.max(...years)));
  if (!ratings.length) parts.push(el("p", null, "No rating of it was found."));
  parts.push(...shortList("Ratings", "ratings", ratings, id), ...shortList("What was said for it", "quotes", mine("quotes"), id),
    ...shortList("What it is to do", "actions", mine("actions"), id), ...shortList("Sources", "articles", sources, id));
  return parts;
}

function shortList(title, name, rows, id) {
  const place = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title });
  const state = {};
  const draw = () => drawTable(place, { ...LISTS[name], title }, sorted(rows, LISTS[name].columns, state), state, (sort) => { Object.assign(state, sort); draw(); });
  if (rows.length) draw();
  return [el("h2", null, `${title} (${rows.length})`), rows.length ? place : el("p", null, "None."), rows.length ? el("p", null, link("With filters", name, "", { council: id })) : null];
}

// One scheme's ratings as points: years across, the scheme's levels upwards. The table below it says the same in words.
function timeline(scheme, ratings, first, last) {
  const label = scheme ? schemeName(scheme) : "No known scheme";
  const levels = (data.labels.schemes[scheme] || {}).levels || [];
  const placed = ratings.filter((rating) => rating.rank !== null && rating.rankMax === levels.length - 1 && rating.year);
  const others = ratings.length - placed.length;
  const box = el("section", { class: "timeline", "aria-label": `${label} over time` }, el("h3", null, label));
  if (placed.length) {
    const x = (year) => LANE.left + (last === first ? 0.5 : (year - first) / (last - first)) * LANE.width;
    const y = (rank) => LANE.top + (levels.length - 1 - rank) * LANE.step;
    const height = LANE.top + levels.length * LANE.step + 14;
    const svg = svgEl("svg", { width: LANE.left + LANE.width + 40, height, "aria-hidden": "true" });
    levels.forEach((level, rank) => svg.append(svgEl("line", { x1: LANE.left - 10, x2: LANE.left + LANE.width + 20, y1: y(rank), y2: y(rank) }),
      svgEl("text", { x: LANE.left - 18, y: y(rank) + 4, "text-anchor": "end" }, level)));
    for (const year of new Set(placed.map((rating) => rating.year))) svg.append(svgEl("text", { x: x(year), y: height - 4, "text-anchor": "middle" }, String(year)));
    placed.forEach((rating, place) => svg.append(svgEl("circle", { cx: x(rating.year) + spread(placed, place), cy: y(rating.rank), r: 6, class: rating.status === "current" ? "now" : "old" },
      svgEl("title", {}, `${rating.year}: ${rating.value}${rating.domain ? `, ${rating.domain}` : ""} (${rating.status})`))));
    box.append(svg);
  }
  const told = ratings.map((rating) => `${rating.year || "year not known"}: ${rating.value}${rating.domain ? ` for ${rating.domain}` : ""}${rating.status === "current" ? "" : ` (${rating.status})`}`);
  box.append(el("p", { class: placed.length ? "away" : null }, told.join("; ")));
  if (others && placed.length) box.append(el("p", { class: "note" }, `${others} more without a place on this scale or without a year; they stand in the table below.`));
  return box;
}

// Points of one year and level stand side by side.
const spread = (placed, place) => 8 * placed.slice(0, place).filter((one) => one.year === placed[place].year && one.rank === placed[place].rank).length;
