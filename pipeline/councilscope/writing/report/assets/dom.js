// Elements are built from nodes and text alone: no text of an article is ever read as markup.

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function svgEl(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

// The address of a view, with its options; an option without a value is left out.
function address(view, id, options) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(options || {})) if (value) query.set(name, value);
  const path = [view, id].filter(Boolean).map(encodeURIComponent).join("/");
  return `#/${path}${query.size ? `?${query}` : ""}`;
}

const link = (words, view, id, options) => el("a", { href: address(view, id, options) }, words);

const percent = (confidence) => (typeof confidence === "number" ? confidence.toFixed(2) : "");
