import { storageFields } from "../spec/diskFields";

const asides = storageFields.map((field) => `/${field}/.windows-containers/aside`).join(" ");

/** For any shell, since a running desktop is asked in its own container. */
export const listAsideScript = `
for folder in ${asides}; do
  [ -d "$folder" ] || continue
  for file in "$folder"/*; do
    if [ -f "$file" ]; then echo "aside $(du -B1 "$file" | cut -f1) $(stat -c %Y "$file") $file"; fi
  done
done
true`;

/**
 * Each file changes places with the one of its name. That one is never away in between, by a second name until the other
 * is there: without its disk a desktop would be installed anew. What broke off goes on at the next call.
 */
export const exchangeScript = `
for folder in ${asides}; do
  [ -d "$folder" ] || continue
  place=\${folder%/.windows-containers/aside}
  for out in "$folder"/.out.*; do
    if [ -e "$folder/\${out##*/.out.}" ]; then rm -f "$out"; else mv "$out" "$folder/\${out##*/.out.}"; fi
  done
  files=$(disks_in "$folder" && files_in "$folder")
  while IFS= read -r file; do
    # What was put aside before, and then once more by that name, has a number.
    case $file in '' | *'~') continue ;; esac
    if [ -e "$place/$file" ]; then ln "$place/$file" "$folder/.out.$file"; fi
    mv -f "$folder/$file" "$place/$file"
    if [ -e "$folder/.out.$file" ]; then mv "$folder/.out.$file" "$folder/$file"; fi
    sync
  done <<< "$files"
done
`;

export const removeAsideScript = `rm -rf ${asides}`;
