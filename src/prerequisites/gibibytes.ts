/** As memory and disks are counted: 4 GB of memory are 4.0 GiB. */
export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
