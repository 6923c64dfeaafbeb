/** The `table` block. */

import { h } from "./dom.js";
import { richText } from "./richtext.js";

export function table(block) {
  const settings = block.column_settings || [];
  const [head, ...rest] = block.rows || [];
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, (head || []).map((cell, column) => cellView("th", cell, settings[column])))),
      h("tbody", {}, rest.map((row) => h("tr", {}, row.map((cell, column) => cellView("td", cell, settings[column]))))),
    ),
  );
}

function cellView(tag, cell, setting) {
  const props = { class: `align-${setting?.align || "left"}${setting?.is_wrapped ? " wrapped" : ""}` };
  if (tag === "th") props.scope = "col";
  if (cell.type === "rich_text") return h(tag, props, richText(cell));
  return h(tag, props, String(cell.text ?? cell.value ?? ""));
}
