"use strict";
for (const box of document.querySelectorAll("input[data-student]"))
  box.addEventListener("change", async () => {
    const { student, sentence } = box.dataset;
    let problem;
    try {
      const response = await fetch(document.body.dataset.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRFToken": document.body.dataset.xsrf },
        body: JSON.stringify({ student, sentence, done: box.checked }),
      });
      ({ problem } = JSON.parse(await response.text()));
    } catch {
      problem = "Not saved: load the page again. Is the server running, and are you logged in?";
      box.checked = !box.checked;
    }
    document.getElementById("said").textContent = problem || (box.checked ? "Ticked off." : "No longer ticked off.");
  });
