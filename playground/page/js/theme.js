/** Light or dark: as the system says, until somebody chooses. */

import { h, icon, replace } from "./dom.js";

const KEY = "usher-playground-theme";

export function themeButton() {
  apply(localStorage.getItem(KEY));
  const button = h("button", { type: "button", class: "icon-button", dataset: { testid: "theme" } });
  const draw = () => {
    const dark = isDark();
    button.setAttribute("aria-label", dark ? "Light colours" : "Dark colours");
    button.title = button.getAttribute("aria-label");
    replace(button, icon(dark ? "sun" : "moon"));
  };
  button.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    localStorage.setItem(KEY, wanted);
    apply(wanted);
    draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  draw();
  return button;
}

function apply(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
