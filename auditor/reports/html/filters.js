// What is chosen, and which posts that leaves.
const chosen = { find: "", link: "", support: "", source: "", severity: "" };
const GROUPS = { works: "works", broken: "broken", not_a_source: "not a source", could_not_check: "could not check" };

const fits = (row) =>
  (!chosen.link || row.link === chosen.link || (row.link && `all:${groupOf(row.link)}` === chosen.link))
  && (!chosen.support || row.support === chosen.support)
  && (!chosen.source || row.source === chosen.source);

const anyAxis = () => Boolean(chosen.link || chosen.support || chosen.source);
const anyFilter = () => Boolean(chosen.find || chosen.severity || anyAxis());

const matches = (answer, wanted) =>
  (!anyAxis() || answer.rows.some(fits))
  && (!chosen.severity || list(answer.findings).some((finding) => finding.severity === chosen.severity))
  && (!wanted.length || wanted.every((word) => searchable(answer).includes(word)));

const matching = () => {
  const wanted = plain(chosen.find).split(/\s+/).filter(Boolean);
  return answers.map((_, index) => index).filter((index) => matches(answers[index], wanted));
};

// The claims that the filters ask for are shown open.
const wantedClaims = (answer) =>
  new Set(anyAxis() ? answer.rows.filter((row) => row.claim !== undefined && fits(row)).map((row) => row.claim) : []);

const option = (value, words, number) =>
  el("option", { value }, number === undefined ? words : `${words} (${number.toLocaleString("en")})`);

const fillFilters = () => {
  const rows = answers.flatMap((answer) => answer.rows);
  const links = tally(rows.filter((row) => row.link).map((row) => row.link));
  const groups = tally(rows.filter((row) => row.link).map((row) => groupOf(row.link)));
  const link = document.getElementById("f-link");
  link.append(option("", "any"));
  for (const [group, name] of Object.entries(GROUPS)) {
    if (!groups[group]) continue;
    const inside = Object.keys(words.link).filter((status) => links[status] && groupOf(status) === group);
    link.append(el("optgroup", { label: name }, option(`all:${group}`, `all: ${name}`, groups[group]),
      inside.map((status) => option(status, spaced(status), links[status]))));
  }
  const support = tally(rows.filter((row) => row.support).map((row) => row.support));
  document.getElementById("f-support").append(option("", "any"),
    ...SUPPORT.filter((state) => support[state]).map((state) => option(state, words.support[state], support[state])));
  const sources = tally(rows.filter((row) => row.source).map((row) => row.source));
  document.getElementById("f-source").append(option("", "any"),
    ...Object.keys(sources).sort((a, b) => sources[b] - sources[a]).map((name) => option(name, spaced(name), sources[name])));
  const severity = tally(answers.flatMap((answer) => list(answer.findings).map((finding) => finding.severity)));
  document.getElementById("f-severity").append(option("", "any"),
    ...SEVERITIES.filter((name) => severity[name]).map((name) => option(name, name, severity[name])));
};
