// One answer opened: its text with the claims marked, and a card a claim.
const claimId = (post, claim) => `a${post}c${claim}`;

const answerText = (answer, post) => {
  const box = el("div", { class: "answer", lang: "", dir: "auto", tabindex: "0", role: "region", "aria-label": "The answer" });
  let open = null;
  let owner = -1;
  for (const [words, kind, claim] of list(answer.pieces)) {
    if (claim !== owner) {
      owner = claim;
      open = claim < 0 ? null : claimMark(answer, post, claim);
      if (open) box.append(open);
    }
    const node = kind ? el("span", { class: kind === 1 ? "mark" : "entry" }, text(words)) : text(words);
    (open || box).append(node);
  }
  return box;
};

const claimMark = (answer, post, index) => {
  const { state } = answer.claims[index];
  if (!SUPPORT.includes(state)) return el("span", { class: `claim is-${state}` });
  return el("a", { class: `claim is-${state}`, href: `#${claimId(post, index)}`, "aria-describedby": `k-${state}` });
};

const linkRows = (link) => {
  const rows = [];
  const [group, said] = words.link[link.status];
  rows.push(row("link", badge(group, said), link.reason ? foreign("span", text(link.reason), { class: "why" }) : "",
    link.final ? el("span", { class: "why" }, "leads to ", address(link.final)) : "",
    link.works_as ? el("span", { class: "why" }, "works as ", address(link.works_as)) : "",
    link.history ? el("span", { class: "why" }, words.history[link.history]) : "",
    link.copy ? el("span", { class: "why" }, "archived ", address(link.copy, `copy of ${text(link.copy[2])}`)) : "",
    ...list(link.signals).map((signal) => foreign("span", text(signal), { class: "why" })),
    link.hops ? more(`${count(link.hops.length - 1, "redirect")}`, el("ol", { class: "hops" }, link.hops.map(([status, ...url]) =>
      el("li", null, status ? `${status} ` : "no answer ", address(url))))) : "",
    ...list(link.remarks).map((remark) => foreign("span", `the link ${text(remark)}`, { class: "why" })),
    ...list(link.repairs).map((repair) => foreign("span", text(repair), { class: "why" }))));
  return rows;
};

const sourceRow = (link) => row("source", badge(link.tier, link.source === "unrated" ? "not rated" : spaced(text(link.source_words))),
  link.tier === "weak" || link.tier === "unusable" ? foreign("span", text(link.source_reason), { class: "why" }) : "",
  link.source_file ? el("span", { class: "why" }, "rated by ", foreign("span", text(link.source_file))) : "");

const citationCard = (answer, citation) => {
  const link = citation.link === undefined ? null : answer.links[citation.link];
  const reference = citation.reference === undefined ? null : answer.references[citation.reference];
  const title = (reference && text(reference.title)) || (link && text(link.title)) || "";
  const head = el("p", { class: "cited" }, citation.mark ? foreign("b", `[${text(citation.mark)}]`, { class: "label" }) : "", " ",
    title ? foreign("span", title, { class: "title" }) : "");
  const card = el("div", { class: "citation" }, head);
  if (!link) {
    const lost = citation.lost ? `no page can be recovered: ${text(citation.lost)}` : "";
    const none = reference ? "this reference gives no link" : "this mark leads to no reference";
    card.append(el("p", { class: "why" }, badge("could_not_check", lost || none),
      citation.site ? foreign("span", ` ${text(citation.site)}`) : ""));
    return card;
  }
  card.append(el("p", { class: "url" }, address(link.url)));
  const rows = el("dl", null, ...linkRows(link));
  if (citation.claim !== undefined) {
    const sure = citation.support === "not_checked" ? "" : `, ${words.confidence[citation.confidence]}`;
    rows.append(row("support", badge(citation.support, words.support[citation.support] + sure),
      citation.unsure ? el("span", { class: "why" }, "it is not sure that this citation belongs to this claim") : "",
      citation.copy ? el("span", { class: "why" }, "judged on an archived ", address(citation.copy, `copy of ${text(citation.copy[2])}`)) : "",
      ...list(citation.reasons).filter(Boolean).map((reason) => foreign("span", text(reason), { class: "why" })),
      ...list(citation.quotes).map(quotation)));
  }
  rows.append(sourceRow(link));
  card.append(rows);
  return card;
};

const claimCard = (answer, post, index, citations, opened) => {
  const claim = answer.claims[index];
  const states = [...new Set(citations.map((citation) => citation.support))];
  states.sort((a, b) => SUPPORT.indexOf(a) - SUPPORT.indexOf(b));
  return el("details", { class: `card c-${claim.state}`, id: claimId(post, index), open: opened ? "" : null },
    el("summary", null, foreign("span", text(claim.text), { class: "said" }),
      el("span", { class: "badges" }, states.map((state) => badge(state, words.support[state])))),
    claim.under ? el("p", { class: "why" }, "under: ", foreign("span", text(claim.under))) : "",
    claim.together ? foreign("p", `together: ${text(claim.together)}`, { class: "why together" }) : "",
    claim.why ? foreign("p", `nothing to check: ${text(claim.why)}`, { class: "why" }) : "",
    citations.map((citation) => citationCard(answer, citation)));
};

const leftOvers = (answer) => {
  const loose = list(answer.citations).filter((citation) => citation.claim === undefined);
  const uncited = list(answer.claims).filter((claim) => claim.state === "uncited" || claim.state === "in_scope");
  const parts = [];
  if (loose.length) parts.push(more(`${count(loose.length, "citation")} attached to no claim`, loose.map((citation) => citationCard(answer, citation))));
  if (list(answer.uncited).length) {
    parts.push(more(`${count(answer.uncited.length, "reference")} that no claim cites`, answer.uncited.map((index) => {
      const reference = answer.references[index];
      const link = list(answer.links).find((each) => list(each.url)[0] === reference.url && reference.url);
      return el("div", { class: "citation" },
        el("p", { class: "cited" }, foreign("b", reference.label ? `[${text(reference.label)}] ` : "", { class: "label" }), foreign("span", text(reference.title), { class: "title" })),
        list(reference.problems).map((problem) => foreign("p", text(problem), { class: "why" })),
        link ? [el("p", { class: "url" }, address(link.url)), el("dl", null, ...linkRows(link), sourceRow(link))] : "");
    })));
  }
  if (uncited.length) {
    parts.push(more(`${count(uncited.length, "claim")} without a citation of ${uncited.length === 1 ? "its" : "their"} own`,
      el("ul", null, uncited.map((claim) => el("li", null, foreign("span", text(claim.text)), claim.state === "in_scope" ? " (perhaps cited by the mark nearby)" : "")))));
  }
  if (list(answer.findings).length) {
    parts.push(more(count(answer.findings.length, "finding"), el("ul", { class: "findings" }, answer.findings.map((finding) =>
      el("li", null, badge(finding.severity, `${finding.severity} ${finding.rule}`), " ", foreign("span", text(finding.message)), el("span", { class: "quiet" }, ` line ${finding.line}`))))));
  }
  return parts;
};
