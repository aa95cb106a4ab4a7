/** What fits into a row of the quick pick, which cuts off the rest. */
const rowLength = 76;

/** A command line in rows, broken before words. */
export function wrapped(line: string): readonly string[] {
  const rows: string[] = [];
  let row = "";
  for (const word of line.split(" ")) {
    if (row !== "" && row.length + 1 + word.length > rowLength) {
      rows.push(row);
      row = word;
    } else {
      row = row === "" ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}
