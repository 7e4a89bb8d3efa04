/** Finds persons and teams by typing: rows that hold every word typed stay; a team's name counts for its members. Without it the table is whole. */
export const finderScript = `(() => {
const box = document.querySelector(".finder");
if (!box) return;
const [field, told] = [box.querySelector("input"), box.querySelector("output")];
const plain = (text) => text.normalize("NFKC").toLowerCase();
const groups = [...document.querySelectorAll(".persons tbody")].map((body) => {
  const [team, ...rows] = body.rows;
  return { body, team: plain(team.textContent), rows: rows.map((row) => ({ row, text: plain(team.textContent + " " + row.textContent) })) };
});
const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
field.addEventListener("input", () => {
  const words = plain(field.value).split(/\\s+/).filter((word) => word !== "");
  let found = 0;
  for (const { body, team, rows } of groups) {
    let any = words.every((word) => team.includes(word));
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (row.hidden) continue;
      any = true;
      found++;
    }
    body.hidden = !any;
    const folded = body.closest("details");
    if (folded && any && words.length > 0) folded.open = true;
  }
  told.textContent = words.length === 0 ? "" : found + " / " + all;
});
box.hidden = false;
})();`;
