// The data, decoded: a text is an index; an address is [text, whether it may be clicked].
const data = JSON.parse(document.getElementById("data").textContent);
const answers = data.answers;
const words = data.words;
const text = (index) => data.texts[index || 0] || "";
const list = (value) => value || [];
const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
const spaced = (word) => word.replaceAll("_", " ");

const SUPPORT = ["contradicted", "not_supported", "partially_supported", "supported", "not_checked"];
const SIGNS = {
  supported: "✓", partially_supported: "≈", not_supported: "✗", contradicted: "≠", not_checked: "?",
  works: "✓", broken: "✗", not_a_source: "⊘", could_not_check: "?",
  strong: "✓", usable: "✓", weak: "≈", unusable: "✗", unrated: "·",
  error: "✗", warning: "!", note: "i",
};
const SEVERITIES = ["error", "warning", "note"];
const groupOf = (status) => words.link[status][0];

// What the filters see: one row a citation, and one a link that no citation uses.
const rowsOf = (answer) => {
  const used = new Set();
  const rows = list(answer.citations).map((citation) => {
    const link = citation.link === undefined ? null : answer.links[citation.link];
    used.add(citation.link);
    return { claim: citation.claim, link: link && link.status, source: link && link.source,
      support: citation.support };
  });
  list(answer.links).forEach((link, index) => {
    if (!used.has(index)) rows.push({ link: link.status, source: link.source, support: null });
  });
  return rows;
};
for (const answer of answers) answer.rows = rowsOf(answer);

// Case and accents do not matter to a search.
const plain = (words) => words.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();
const searchable = (answer) => {
  if (answer.found === undefined) {
    const parts = [answer.path, answer.post, answer.author, answer.assistant, answer.thread, answer.question, list(answer.url)[0]];
    const join = (more) => parts.push(...more);
    join(list(answer.notes));
    for (const claim of list(answer.claims)) parts.push(claim.text);
    for (const reference of list(answer.references)) parts.push(reference.title, reference.url);
    for (const link of list(answer.links)) parts.push(list(link.url)[0], link.title);
    for (const finding of list(answer.findings)) parts.push(finding.message);
    for (const citation of list(answer.citations)) {
      join(list(citation.reasons));
      for (const quote of list(citation.quotes)) parts.push(list(quote.parts).map(text).join(""));
    }
    const body = list(answer.pieces).map((piece) => text(piece[0])).join("");
    const all = parts.map((part) => (typeof part === "string" ? part : text(part)));
    answer.found = plain([...all, body].join("\n"));
  }
  return answer.found;
};
