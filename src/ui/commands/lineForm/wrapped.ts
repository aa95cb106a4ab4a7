/** What fits into a row of the quick pick, which cuts off the rest. */
const rowLength = 76;

/** A command line in rows, broken before options where that is possible, else before words. */
export function wrapped(line: string): readonly string[] {
  const pieces = line.split(/ (?=--)/).flatMap((piece) => (piece.length <= rowLength ? [piece] : piece.split(" ")));
  const rows: string[] = [];
  let row = "";
  for (const piece of pieces) {
    if (row !== "" && row.length + 1 + piece.length > rowLength) {
      rows.push(row);
      row = piece;
    } else {
      row = row === "" ? piece : `${row} ${piece}`;
    }
  }
  return [...rows, row];
}
