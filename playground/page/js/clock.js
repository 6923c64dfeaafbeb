/** The clock of the workspace, and moving it. */

import { attempt } from "./api.js";
import { h, icon, replace } from "./dom.js";
import { on } from "./events.js";
import { openPopup } from "./popup.js";
import { now, state } from "./state.js";
import { clockTime, fullTime, instantOf, isoDay, nextWorkingMorning, shift, shortDay } from "./time.js";

const HOUR = 3600;
const DAY = 86400;

export function clockButton() {
  const text = h("span", { class: "clock-text" });
  const button = h(
    "button",
    { type: "button", class: "bar-button clock", "aria-haspopup": "dialog", "aria-expanded": "false", dataset: { testid: "clock" } },
    icon("clock"),
    text,
  );
  const draw = () => {
    const tz = state.me?.tz;
    replace(text, h("span", { class: "clock-day" }, `${shortDay(now(), tz)}, `), clockTime(now(), tz));
    const moved = Math.abs(state.clock.offset) >= 60;
    button.classList.toggle("moved", moved);
    const label = `Clock: ${fullTime(now(), tz)}${moved ? `, ${shift(state.clock.offset)}` : ""}`;
    button.setAttribute("aria-label", label);
    button.title = `${label} (Alt C)`;
  };
  let close = null;
  button.addEventListener("click", () => {
    if (close) return close();
    button.setAttribute("aria-expanded", "true");
    const box = controls();
    close = openPopup(button, box.root, {
      align: "end",
      onClose: () => {
        box.stop();
        close = null;
        button.setAttribute("aria-expanded", "false");
      },
    });
    return box.root.querySelector("button").focus();
  });
  on("clock", draw);
  on("workspace", draw);
  setInterval(draw, 1000);
  return button;
}

function controls() {
  const words = h("div", { class: "clock-words", dataset: { testid: "clock-now" } });
  const draw = () => {
    const { me } = state;
    replace(
      words,
      h("strong", {}, fullTime(now(), me?.tz)),
      h("span", {}, `for ${me?.real_name || "you"} (${me?.tz_label || me?.tz || "UTC"})`),
      h("span", { class: "muted" }, `${clockTime(now(), "UTC")} UTC · ${shift(state.clock.offset)}`),
    );
  };
  const date = h("input", { type: "date", class: "text-input", "aria-label": "Date", value: isoDay(now(), state.me?.tz), dataset: { testid: "clock-date" } });
  const time = h("input", { type: "time", class: "text-input", "aria-label": "Time", value: clockTime(now(), state.me?.tz), dataset: { testid: "clock-time" } });
  const set = (event) => {
    event.preventDefault();
    if (date.value && time.value) attempt("clock", { set: instantOf(date.value, time.value, state.me?.tz) });
  };
  const step = (label, testid, body) =>
    h("button", { type: "button", class: "button", dataset: { testid }, on: { click: () => attempt("clock", body()) } }, label);
  const root = h(
    "div",
    { class: "card clock-box", role: "dialog", "aria-label": "Workspace clock" },
    words,
    h(
      "div",
      { class: "clock-steps" },
      step("+1 hour", "clock-hour", () => ({ advance: HOUR })),
      step("+1 day", "clock-day", () => ({ advance: DAY })),
      step("+14 days", "clock-fortnight", () => ({ advance: 14 * DAY })),
      step("Next working morning", "clock-morning", () => ({ set: nextWorkingMorning(now(), state.me?.tz) })),
      step("Back to now", "clock-reset", () => ({ reset: true })),
    ),
    h("form", { class: "clock-set", on: { submit: set } }, date, time, h("button", { type: "submit", class: "button", dataset: { testid: "clock-set" } }, "Set")),
    h("p", { class: "muted" }, "Quiet hours, reminders and expiry follow this clock."),
  );
  draw();
  on("clock", draw);
  const timer = setInterval(draw, 1000);
  return { root, stop: () => clearInterval(timer) };
}
