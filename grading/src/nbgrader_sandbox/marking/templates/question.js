"use strict";
// A mark is shown at once and saved in the background. The server says if the gradebook has changed meanwhile.
const LETTERS = "abdegilmo"; // keys of the comments: no other key's
const MAX = Number(document.body.dataset.points);
const articles = [...document.querySelectorAll("article")];
const comments = []; // paragraphs, in the order of the list
let current = null; // the answer that keys mark

const $ = (id) => document.getElementById(id);
const state = (article) => JSON.parse(article.dataset.state); // as the page shows it; `known` is the gradebook's
const students = (article) => Object.keys(state(article).seen).length;
const number = (value) => String(Math.round(100 * value) / 100);
const paragraphs = (text) => text.split(/\n\s*\n/).map((part) => part.trim()).filter(Boolean);

// Also open is what the grader took for no answer, though a cell next to it has words of the student's.
const isOpen = (article) => state(article).waits || (!state(article).byHand && article.querySelector(".work") !== null);

function show(article) {
  const { score, waits, byHand, extra, autoComment } = state(article);
  const points = score === null ? "" : number(score) + " of " + number(MAX) + " points";
  let text = points + (byHand ? "" : ", given by the grader");
  if (waits) text = points ? points + " before; it was graded again, so mark it again or take it back" : "Waits for a mark";
  if (extra) text += ", and " + number(extra) + " extra";
  article.querySelector(".state").textContent = text;
  article.classList.toggle("open", isOpen(article));
  article.querySelector(".back").hidden = !byHand;
  for (const button of article.querySelectorAll("[data-score]"))
    button.setAttribute("aria-pressed", score !== null && Number(button.dataset.score) === score);
  const field = article.querySelector(".score");
  if (document.activeElement !== field) field.value = score === null ? "" : number(score);
  article.querySelector("textarea").placeholder = autoComment;
}

function showComment(article) {
  const field = article.querySelector("textarea");
  field.value = state(article).comment;
  fit(field);
}

function fit(field) {
  field.style.height = "auto";
  field.style.height = field.scrollHeight + 2 + "px";
}

function showProgress() {
  const count = (chosen) => chosen.reduce((sum, article) => sum + students(article), 0);
  const all = count(articles), done = all - count(articles.filter(isOpen));
  $("progress").textContent = done + " of " + all + " marked";
  $("progress-bar").max = all || 1;
  $("progress-bar").value = done;
  document.title = done + "/" + all + document.title.replace(/^\d+\/\d+/, "").replace(/^(?! )/, " ");
}

function showComments() {
  const used = current ? paragraphs(current.querySelector("textarea").value) : [];
  const items = comments.map((text, index) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", used.includes(text));
    if (LETTERS[index]) {
      const key = document.createElement("kbd");
      key.textContent = LETTERS[index];
      button.append(key, " ");
    }
    button.append(text);
    button.addEventListener("click", () => toggle(text));
    item.append(button);
    return item;
  });
  $("comments").replaceChildren(...items);
  $("no-comments").hidden = comments.length > 0;
}

function remember(text) {
  for (const part of paragraphs(text)) if (!comments.includes(part)) comments.push(part);
}

// Saves of one answer follow each other, as each has to name what the gradebook has after the one before it.
function save(article, change) {
  if ("score" in change) {
    const { score } = change;
    article.dataset.state = JSON.stringify({ ...state(article), score, waits: score === null, byHand: score !== null });
    show(article);
  }
  article.saving = (article.saving ?? 0) + 1;
  article.saved = (article.saved ?? Promise.resolve()).then(() => send(article, change));
}

async function send(article, change) {
  let answer;
  try {
    const response = await fetch(document.body.dataset.save, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-XSRFToken": document.body.dataset.xsrf },
      body: JSON.stringify({ ...change, seen: JSON.parse(article.known).seen }),
    });
    answer = JSON.parse(await response.text());
  } catch {
    answer = { problem: "Not saved: the server does not answer as it should. Is it running, and are you logged in?" };
  }
  article.saving -= 1;
  article.querySelector(".problem").textContent = answer.problem;
  if (answer.state) article.known = JSON.stringify(answer.state);
  if (!article.saving) {
    article.dataset.state = article.known;
    show(article);
    if (!answer.problem && document.activeElement !== article.querySelector("textarea")) showComment(article);
  }
  showProgress();
  const what = article.querySelector("h3").textContent + ": " + article.querySelector(".state").textContent;
  $("said").textContent = answer.problem ? what + ". " + answer.problem : what + ", saved";
  $("said").classList.toggle("problem", answer.problem !== "");
}

// The comment, if it is not in the gradebook yet and not on its way there.
function newComment(article) {
  const comment = article.querySelector("textarea").value.trim();
  if (comment === state(article).comment) return {};
  article.dataset.state = JSON.stringify({ ...state(article), comment });
  remember(comment);
  showComments();
  return { comment };
}

function saveComment(article) {
  const change = newComment(article);
  if ("comment" in change) save(article, change);
}

function mark(article, score) {
  if (score === null || (score >= 0 && score <= MAX)) return save(article, { score, ...newComment(article) });
  article.querySelector(".problem").textContent = "Not saved: points are from 0 to " + number(MAX) + ".";
}

function markAndGoOn(article, score) {
  mark(article, score);
  if ($("go-on").checked && !isOpen(article)) nextWaiting();
}

function toggle(text) {
  if (!current) return;
  const field = current.querySelector("textarea"), used = paragraphs(field.value);
  field.value = (used.includes(text) ? used.filter((part) => part !== text) : [...used, text]).join("\n\n");
  fit(field);
  saveComment(current);
  showComments();
}

function choose(article) {
  if (article === current) return;
  if (current) current.removeAttribute("aria-current");
  current = article;
  current.setAttribute("aria-current", "true");
  showComments();
}

function go(article) {
  choose(article);
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: "start" });
}

function move(by) {
  const place = articles.indexOf(current) + by;
  if (articles[place]) go(articles[place]);
}

function nextWaiting() {
  const place = articles.indexOf(current);
  const next = [...articles.slice(place + 1), ...articles.slice(0, place + 1)].find(isOpen);
  if (next) go(next);
  else {
    $("said").textContent = "All answers are marked.";
    if (!$("next-question").hidden) $("next-question").focus();
  }
}

// In a narrow window the scheme is a sheet over the answers.
function toggleScheme() {
  $("scheme").setAttribute("aria-expanded", document.body.classList.toggle("with-scheme"));
}

function onKey(event) {
  const field = event.target.closest("input:not([type=checkbox]), textarea");
  const article = event.target.closest("article");
  if (field && article && event.key === "Escape") return article.focus();
  if (field || !current || !$("use-keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
  const keys = {
    h: () => markAndGoOn(current, MAX / 2),
    f: () => markAndGoOn(current, MAX),
    "+": () => mark(current, Math.min(MAX, (state(current).score ?? 0) + 0.5)),
    "-": () => mark(current, Math.max(0, (state(current).score ?? 0) - 0.5)),
    u: () => state(current).byHand && mark(current, null),
    j: () => move(1),
    k: () => move(-1),
    n: nextWaiting,
    s: toggleScheme,
    p: () => current.querySelector(".score").select(),
    c: () => current.querySelector("textarea").focus(),
  };
  let act = Object.hasOwn(keys, event.key) && keys[event.key];
  if (/^\d$/.test(event.key)) act = () => markAndGoOn(current, Number(event.key));
  const comment = LETTERS.indexOf(event.key);
  if (comments[comment]) act = () => toggle(comments[comment]);
  if (!act) return;
  event.preventDefault();
  act();
}

for (const article of articles) {
  const points = article.querySelector(".score"), field = article.querySelector("textarea");
  article.addEventListener("focusin", () => choose(article));
  article.addEventListener("click", () => choose(article));
  for (const button of article.querySelectorAll("[data-score]"))
    button.addEventListener("click", () => markAndGoOn(article, Number(button.dataset.score)));
  article.querySelector(".back").addEventListener("click", () => mark(article, null));
  points.addEventListener("change", () => points.value !== "" && mark(article, Number(points.value)));
  points.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || points.value === "") return;
    event.preventDefault();
    article.focus(); // saves, by the event `change`
    if ($("go-on").checked && !isOpen(article)) nextWaiting();
  });
  field.addEventListener("input", () => (fit(field), showComments()));
  field.addEventListener("change", () => saveComment(article));
  article.known = article.dataset.state;
  show(article);
  showComment(article);
}
$("previous").addEventListener("click", () => move(-1));
$("next").addEventListener("click", () => move(1));
$("waiting").addEventListener("click", nextWaiting);
$("scheme").addEventListener("click", toggleScheme);
$("names").addEventListener("click", () => {
  const shown = document.body.classList.toggle("names");
  $("names").setAttribute("aria-pressed", shown);
});
for (const id of ["use-keys", "go-on"]) {
  $(id).checked = localStorage.getItem("marking-" + id) !== "no";
  $(id).addEventListener("change", () => localStorage.setItem("marking-" + id, $(id).checked ? "yes" : "no"));
}
document.addEventListener("keydown", onKey);
window.addEventListener("beforeunload", (event) => {
  if (articles.some((article) => article.saving)) event.preventDefault();
});
const bar = document.querySelector(".bar");
const measureBar = () => document.documentElement.style.setProperty("--bar", bar.offsetHeight + "px");
new ResizeObserver(measureBar).observe(bar);
measureBar();

const counts = new Map();
for (const article of articles)
  for (const part of paragraphs(state(article).comment)) counts.set(part, (counts.get(part) ?? 0) + students(article));
comments.push(...[...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)));
showProgress();
showComments();
const first = articles.find(isOpen) ?? articles[0];
if (first) go(first);
