/** Draw the examples with the playground's own renderer, and hand back markup that stands alone. */

async ({ groups, place }) => {
  const { renderBlocks } = await import("/static/js/blocks.js");
  const { h, icon } = await import("/static/js/dom.js");
  const { state } = await import("/static/js/state.js");
  state.channels.set(place.id, place);

  const avatar = () => h("span", { class: "avatar bot", "aria-hidden": "true" }, icon("usher"));
  const context = (surface) => ({ container: {}, form: { values: {} }, surface });
  const byline = () => h("div", { class: "byline" }, h("span", { class: "author" }, "Usher"), h("span", { class: "app-badge" }, "APP"));

  const draw = {
    message: ({ blocks }) => h("div", { class: "message" }, h("div", { class: "gutter" }, avatar()), h("div", { class: "message-main" }, byline(), h("div", { class: "message-blocks" }, renderBlocks(blocks, context("message"))))),
    home: ({ blocks }) => h("div", { class: "home-blocks" }, renderBlocks(blocks, context("home"))),
    notice: ({ text }) => h("div", { class: "message ephemeral" }, h("div", { class: "gutter" }, avatar()), h("div", { class: "message-main" }, h("div", { class: "ephemeral-note" }, icon("eye"), "Only visible to you"), byline(), h("div", { class: "message-text" }, text))),
    errors: ({ errors }) => h("div", { class: "dialog-body" }, Object.entries(errors).map(([field, words]) => h("div", { class: "input-block invalid" }, h("div", { class: "input-label" }, field), h("p", { class: "field-error" }, words)))),
    modal: ({ view }) =>
      h(
        "div",
        { class: "dialog" },
        h("header", { class: "dialog-head" }, h("span", { class: "avatar small bot" }, icon("usher")), h("h2", {}, view.title.text)),
        h("div", { class: "dialog-body" }, renderBlocks(view.blocks, context("modal"))),
        h("footer", { class: "dialog-foot" }, h("span", { class: "button" }, view.close.text), view.submit ? h("span", { class: "button primary" }, view.submit.text) : null),
      ),
  };

  const example = (one) => h("figure", { id: one.id }, h("figcaption", {}, one.name), draw[one.kind](one));
  const root = h("main", { class: "gallery" }, groups.map((group) => h("section", { id: group.name }, h("h1", {}, group.name), group.examples.map(example))));
  document.body.replaceChildren(root);

  // What is held in properties is not in the markup: write it there.
  for (const field of root.querySelectorAll("textarea")) {
    field.textContent = field.value;
    field.setAttribute("rows", String(Math.min(12, 2 + Math.ceil(field.value.length / 60))));
  }
  for (const field of root.querySelectorAll("input")) {
    field.setAttribute(field.checked ? "checked" : "value", field.checked ? "" : field.value);
  }
  for (const field of root.querySelectorAll("input, textarea, button, select")) field.setAttribute("tabindex", "-1");
  for (const use of root.querySelectorAll("use")) use.setAttribute("href", `#${use.getAttribute("href").split("#")[1]}`);
  for (const field of root.querySelectorAll("[data-testid]")) delete field.dataset.testid;
  return root.outerHTML;
}
