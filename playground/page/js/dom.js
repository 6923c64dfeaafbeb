/** Building elements. Strings always become text nodes, so that data can never turn into markup. */

const SVG = "http://www.w3.org/2000/svg";

/** Make an element: `on` takes listeners, `dataset` data attributes, the rest are attributes. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) setProp(element, name, value);
  append(element, children);
  return element;
}

function setProp(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  } else if (name === "dataset") {
    for (const [key, text] of Object.entries(value)) {
      if (text !== null && text !== undefined) element.dataset[key] = text;
    }
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Append children of any nesting; nothing, false and null are left out. */
export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

/** A picture from the sprite, hidden from screen readers: the control around it carries the name. */
export function icon(name, extra = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${extra}`.trim());
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("viewBox", "0 0 20 20");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/img/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only a picture; `label` is its name and its tooltip. */
export function iconButton(name, label, onClick, props = {}) {
  const { class: extra = "", ...rest } = props;
  return h(
    "button",
    { type: "button", class: `icon-button ${extra}`.trim(), "aria-label": label, title: label, on: { click: onClick }, ...rest },
    icon(name),
  );
}

export function byTestId(name) {
  return document.querySelector(`[data-testid="${name}"]`);
}

let serial = 0;

/** An id that no other element of the page has. */
export function uniqueId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}
