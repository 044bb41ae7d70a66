// One post of the list: a line to choose by; the rest is made when it is opened.
const tally = (values) => {
  const counts = {};
  for (const value of values) counts[value] = (counts[value] || 0) + 1;
  return counts;
};

const heading = (answer, index) => {
  const parts = [];
  if (answer.author) parts.push(foreign("span", text(answer.author), { class: "author" }));
  if (answer.post) parts.push(el("span", null, "post ", foreign("span", text(answer.post))));
  if (!parts.length) parts.push(foreign("span", text(answer.path)));
  if (answer.assistant) parts.push(foreign("span", text(answer.assistant)));
  if (answer.date) parts.push(el("time", null, text(answer.date)));
  return el("h3", null, el("span", { class: "number" }, `${index + 1}`), parts);
};

const overview = (answer) => {
  const support = tally(list(answer.citations).filter((each) => each.claim !== undefined).map((each) => each.support));
  const groups = tally(list(answer.links).map((link) => groupOf(link.status)));
  const badges = SUPPORT.filter((state) => support[state]).map((state) => badge(state, `${words.support[state]}: ${support[state]}`));
  for (const [group, said] of [["broken", "broken"], ["not_a_source", "not a source"]]) {
    if (groups[group]) badges.push(badge(group, `${count(groups[group], "link")} ${said}`));
  }
  if (!badges.length) badges.push(badge("unrated", list(answer.citations).length ? "no claim cited" : "no citation"));
  return el("span", { class: "badges" }, badges);
};

const excerpt = (answer) => {
  const claims = list(answer.claims);
  const cited = claims.find((claim) => SUPPORT.includes(claim.state)) || claims[0];
  return cited ? foreign("span", text(cited.text), { class: "excerpt" }) : "";
};

const body = (answer, index, wanted) => {
  const cited = new Map();
  for (const citation of list(answer.citations)) {
    if (citation.claim === undefined) continue;
    if (!cited.has(citation.claim)) cited.set(citation.claim, []);
    cited.get(citation.claim).push(citation);
  }
  const order = [...cited.keys()].sort((a, b) => a - b);
  const cards = order.map((claim) => claimCard(answer, index, claim, cited.get(claim), wanted.has(claim)));
  const where = el("p", { class: "where quiet" }, foreign("span", `${text(answer.path)}:${answer.line}`),
    answer.thread ? [" · ", foreign("span", text(answer.thread))] : "",
    list(answer.url).length ? [" · ", address(answer.url, "", { class: "permalink" })] : "");
  return el("div", { class: "body" }, where,
    answer.question ? el("p", { class: "asked" }, el("b", null, "asked: "), foreign("span", text(answer.question))) : "",
    list(answer.notes).map((note) => foreign("p", text(note), { class: "note" })),
    el("div", { class: "columns" },
      answerText(answer, index),
      el("div", { class: "cards" }, cards.length ? cards : el("p", { class: "quiet" }, "No claim of this answer has a citation."), leftOvers(answer))));
};

const postNode = (index, opened, wanted) => {
  const answer = answers[index];
  const node = el("details", { class: "post", id: `a${index}` },
    el("summary", null, heading(answer, index), overview(answer), excerpt(answer)));
  const fill = () => {
    if (!node.querySelector(".body")) node.append(body(answer, index, wanted));
  };
  node.addEventListener("toggle", () => node.open && fill());
  if (opened) {
    fill();
    node.open = true;
  }
  return node;
};
