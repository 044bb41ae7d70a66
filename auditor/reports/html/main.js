// The list, a page at a time; filters, keyboard, print.
const PAGE = 20;
const FEW = 3; // posts that are shown open
const PRINTED = 200; // posts that a print shows at most
const get = (id) => document.getElementById(id);
let shown = [];
let page = 0;

const draw = () => {
  const first = page * PAGE;
  const part = shown.slice(first, first + PAGE);
  const opened = shown.length <= FEW;
  get("posts").replaceChildren(...part.map((index) => postNode(index, opened, wantedClaims(answers[index]))));
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  get("page").textContent = `${(page + 1).toLocaleString("en")} of ${pages.toLocaleString("en")}`;
  get("pages").hidden = pages < 2;
  get("previous").disabled = page === 0;
  get("next").disabled = page >= pages - 1;
  const noun = answers.some((answer) => answer.post) ? "post" : "answer";
  const some = anyFilter() ? `${count(shown.length, noun)} of ${answers.length.toLocaleString("en")} match` : count(shown.length, noun);
  get("count").textContent = pages > 1 ? `${some}; ${first + 1} to ${first + part.length} shown` : some;
  get("reset").disabled = !anyFilter();
};

const choose = () => {
  shown = matching();
  page = 0;
  draw();
};

const turn = (by) => {
  page += by;
  draw();
  get("answers").focus();
  get("answers").scrollIntoView();
};

// Opens the card or post that the address names, wherever in the list it is.
const go = (hash) => {
  const found = /^#a(\d+)(?:c(\d+))?$/.exec(hash);
  const place = found ? shown.indexOf(Number(found[1])) : -1;
  if (place < 0) return;
  if (Math.floor(place / PAGE) !== page) {
    page = Math.floor(place / PAGE);
    draw();
  }
  const post = get(`a${found[1]}`);
  if (!post.open) {
    post.append(body(answers[found[1]], Number(found[1]), new Set()));
    post.open = true;
  }
  const target = found[2] === undefined ? post : get(hash.slice(1));
  if (!target) return;
  target.open = true;
  target.querySelector("summary").focus();
};

let before = null;
const beforePrint = () => {
  before = { page, open: [...document.querySelectorAll("details[open]")] };
  if (shown.length <= PRINTED) {
    get("posts").replaceChildren(...shown.map((index) => postNode(index, true, new Set())));
  } else {
    for (const post of document.querySelectorAll("details.post")) go(`#${post.id}`);
  }
  for (const each of document.querySelectorAll("#posts details")) each.open = true;
};
const afterPrint = () => {
  if (before) draw();
  before = null;
};

let typing = 0;
get("find").addEventListener("input", (event) => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    chosen.find = event.target.value;
    choose();
  }, 150);
});
for (const name of ["link", "support", "source", "severity"]) {
  get(`f-${name}`).addEventListener("change", (event) => {
    chosen[name] = event.target.value;
    choose();
  });
}
get("reset").addEventListener("click", () => {
  for (const name of Object.keys(chosen)) chosen[name] = "";
  get("find").value = "";
  for (const select of document.querySelectorAll(".filters select")) select.value = "";
  choose();
  get("find").focus();
});
get("previous").addEventListener("click", () => turn(-1));
get("next").addEventListener("click", () => turn(1));
document.addEventListener("click", (event) => {
  const claim = event.target.closest("a.claim");
  if (!claim) return;
  event.preventDefault();
  go(claim.getAttribute("href"));
});
// Escape leads from a card back to its claim in the text.
document.addEventListener("keydown", (event) => {
  const card = event.key === "Escape" && event.target.closest(".card");
  if (card) document.querySelector(`a.claim[href="#${card.id}"]`)?.focus();
});
window.addEventListener("beforeprint", beforePrint);
window.addEventListener("afterprint", afterPrint);
window.addEventListener("hashchange", () => go(location.hash));

fillFilters();
choose();
get("app").hidden = false;
go(location.hash);
document.documentElement.dataset.ready = "yes";
