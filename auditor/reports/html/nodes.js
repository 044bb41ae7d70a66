// Elements. Text from outside becomes text nodes, never markup.
const el = (name, attributes, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
};
// From outside: its direction is its own, its language unknown unless a page said it.
const foreign = (name, words, attributes) =>
  el(name, { dir: "auto", lang: "", ...attributes }, words);

const address = (pair, words, attributes) => {
  const url = text(pair[0]);
  const shown = words || url;
  let safe = pair[1] === 1;
  try {
    safe = safe && ["http:", "https:"].includes(new URL(url).protocol);
  } catch {
    safe = false;
  }
  if (!safe) return foreign("span", shown, attributes);
  return foreign("a", shown, { href: url, rel: "noopener noreferrer nofollow", ...attributes });
};

const badge = (tone, words) =>
  el("span", { class: `badge b-${tone}` }, el("span", { "aria-hidden": "true" }, SIGNS[tone] || "·"), " ", words);

const row = (name, ...children) => el("div", { class: "row" }, el("dt", null, name), el("dd", null, ...children));

const quotation = (quote) =>
  foreign("blockquote", list(quote.parts).map((part, index) =>
    (index % 2 ? el("mark", null, text(part)) : text(part))), { lang: text(quote.lang) });

const more = (title, ...children) =>
  el("details", { class: "more" }, el("summary", null, title), ...children);
