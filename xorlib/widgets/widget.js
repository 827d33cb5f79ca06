// A picture, a status line, a labelled slider for each number, and a button that plays the last one.

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function render({ model, el }) {
  const { label, sliders, columns, play_ms } = model.get("controls");
  const picture = make("img");
  const status = make("p", { role: "status" });
  const grid = make("div", { className: "xorlib-sliders" });
  grid.style.setProperty("--columns", columns);
  const inputs = {};

  function send() {
    const values = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.valueAsNumber]));
    model.set("values", values);
    model.save_changes();
  }

  for (const { name, label, low, high, step } of sliders) {
    const number = make("output");
    const input = make("input", { type: "range", min: low, max: high, step, name });
    input.showValue = () => { number.textContent = String(Number(input.valueAsNumber.toFixed(2))); };
    input.addEventListener("input", () => { input.showValue(); send(); });
    grid.append(make("label", {}, make("span", { textContent: label }), input, number));
    inputs[name] = input;
  }

  function update() {
    const before = picture.src;
    picture.src = URL.createObjectURL(new Blob([model.get("picture")], { type: "image/png" }));
    picture.alt = model.get("alt");
    URL.revokeObjectURL(before);
    status.textContent = model.get("status");
  }

  function showValues() {  // another view of the same widget may have moved a slider
    for (const [name, value] of Object.entries(model.get("values"))) {
      if (document.activeElement !== inputs[name]) inputs[name].value = value;
      inputs[name].showValue();
    }
  }

  let timer = null;
  const last = Object.values(inputs).at(-1);
  const button = make("button", { type: "button", textContent: "Play" });
  function play(on) {
    clearInterval(timer);
    timer = on ? setInterval(step, play_ms) : null;
    button.textContent = on ? "Pause" : "Play";
    status.setAttribute("aria-live", on ? "off" : "polite");  // too fast for a screen reader
  }
  function step() {
    last.stepUp();
    last.dispatchEvent(new Event("input"));
    if (last.value === last.max) play(false);
  }
  button.addEventListener("click", () => {
    if (timer === null && last.value === last.max) last.value = last.min;
    play(timer === null);
  });

  model.on("change:picture", update);
  model.on("change:values", showValues);
  update();
  showValues();
  el.classList.add("xorlib-widget");
  for (const control of [button, ...Object.values(inputs)]) {
    control.dataset.lmSuppressShortcuts = "true";  // keys are for the slider, not for JupyterLab's shortcuts
  }
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", label);
  el.append(picture, status, ...(play_ms ? [button] : []), grid);
  let figure = null;  // the same picture is the output before this one
  const observer = new ResizeObserver(() => {
    figure = el.closest(".jp-OutputArea-child")?.previousElementSibling;
    if (figure) figure.style.display = "none";
    observer.disconnect();
  });
  observer.observe(el);
  return () => {
    observer.disconnect();
    if (figure) figure.style.display = "";
    play(false);
    URL.revokeObjectURL(picture.src);
  };
}

export default { render };
