import { storageFields } from "../spec/diskFields";

const folders = storageFields.map((field) => `/${field}`).join(" ");

/**
 * A snapshot is a folder of the storage that the image does not know: `disk1` to `disk6` with what belongs to a disk, the
 * disks themselves as qcow2. It is made under another name and renamed when it is complete.
 */
const numbered = `
place_of() { if [ "$1" = 1 ]; then echo /storage; else echo "/storage$1"; fi; }
state_of() { find "$@" -maxdepth 0 -printf '%f %s %T@\\n'; }
numbers() { for number in 1 2 3 4 5 6; do if [ -d "$(place_of $number)" ]; then echo $number; fi; done; }
`;

const places = `${numbered}
mkdir -p "$home/snapshots"
rm -rf "$home"/snapshots/*.partial
# A restoration that broke off is taken back, or brought to its end where all of it was in its place already. It may break
# off itself at any step: each leaves what the next mend goes on from.
put_aside() { mkdir -p "$1/.windows-containers/aside"; mv --backup=numbered -t "$1/.windows-containers/aside" "$1/$2"; }
take_back() {
  local place=$1 own=$1/.windows-containers here file
  if [ -e "$own/replaced-all" ]; then
    # All that was there is in replaced. What is there now has come from the snapshot, unless a machine wrote into it since.
    here=$(files_in "$place" && disks_in "$place")
    while IFS= read -r file; do
      if [ -z "$file" ]; then continue; fi
      if state_of "$place/$file" | grep -qxFf - "$own/replaced-all"; then rm -f "$place/$file"; else put_aside "$place" "$file"; fi
    done <<< "$here"
    # From here on what is in the place is what was there before.
    sync
    rm -f "$own/replaced-all"
    sync
  fi
  here=$(find "$own/replaced" -mindepth 1 -maxdepth 1 -printf '%f\\n')
  while IFS= read -r file; do
    if [ -z "$file" ]; then continue; fi
    # A machine made it anew.
    if [ -e "$place/$file" ]; then put_aside "$place" "$file"; fi
    mv -t "$place" "$own/replaced/$file"
  done <<< "$here"
  sync
}
mend() {
  local own=$1/.windows-containers
  if [ -d "$own/replaced" ] && [ ! -e "$home/swapped" ]; then take_back "$1"; fi
  rm -rf "$own/restored" "$own"/replaced-all* "$own/replaced"
}
# The first one last: by its state it is seen from outside that there is something to mend.
for number in $(numbers | sort -r); do mend "$(place_of $number)"; done
sync
rm -f "$home/swapped"
`;

/** Needs ID and MANIFEST. */
export const createScript = `${places}
target=$home/snapshots/$ID.partial
all_disks=0 needed=0
for number in $(numbers); do
  for disk in $(disks_in "$(place_of $number)"); do
    all_disks=$((all_disks + 1))
    needed=$((needed + $(bytes_of "$(place_of $number)/$disk")))
  done
done
if [ $all_disks -eq 0 ]; then echo nothing; exit 75; fi
room_for $needed /storage
for number in $(numbers); do
  place=$(place_of $number)
  mkdir -p "$target/disk$number"
  for file in $(files_in "$place"); do cp -a "$place/$file" "$target/disk$number/$file"; done
  for disk in $(disks_in "$place"); do
    copy_disk "$(format_of "$disk")" qcow2 "$place/$disk" "$target/disk$number/$disk.qcow2"
  done
done
printf %s "$MANIFEST" > "$target/manifest.json"
sync
`;

export const finishScript = `mv "$home/snapshots/$ID.partial" "$home/snapshots/$ID"`;

export const forgetScript = `rm -rf "$home/snapshots/$ID.partial"`;

/** For any shell, since a running desktop is asked in its own container. */
export const listScript = `
for manifest in /storage/.windows-containers/snapshots/*/manifest.json; do
  folder=\${manifest%/manifest.json}
  case $folder in *.partial | *'*'*) continue ;; esac
  echo "snapshot $(du -sB1 "$folder" | cut -f1) $(base64 < "$manifest" | tr -d '\\n')"
done
true`;

/** Gone by its name first, so that nobody meets half of it. */
export const deleteScript = `
if [ -d "$home/snapshots/$ID" ]; then mv "$home/snapshots/$ID" "$home/snapshots/$ID.partial"; fi
rm -rf "$home/snapshots/$ID.partial"
`;

/** Beside the present disks, which stay until all of it is there. */
export const unpackScript = `${places}
source=$home/snapshots/$ID
all_disks=0
for number in $(numbers); do
  all_disks=$((all_disks + $(find "$source/disk$number" -name '*.qcow2' 2> /dev/null | wc -l)))
  if [ -d "$source/disk$number" ]; then room_for "$(bytes_of "$source/disk$number")" "$(place_of $number)"; fi
done
if [ $all_disks -eq 0 ]; then echo nothing; exit 75; fi
for number in $(numbers); do
  place=$(place_of $number)
  [ -d "$source/disk$number" ] || continue
  restored=$place/.windows-containers/restored
  mkdir -p "$restored"
  for file in $(files_in "$source/disk$number"); do cp -a "$source/disk$number/$file" "$restored/$file"; done
  for packed in $(disks_in "$source/disk$number"); do
    disk=\${packed%.qcow2}
    copy_disk qcow2 "$(format_of "$disk")" "$source/disk$number/$packed" "$restored/$disk"
  done
done
sync
`;

/** Mere renames: what was there goes last, when all of them are done. */
export const swapScript = `${numbered}
for place in ${folders}; do
  own=$place/.windows-containers
  [ -d "$own/restored" ] || continue
  mkdir -p "$own/replaced"
  for file in $(files_in "$place") $(disks_in "$place"); do mv "$place/$file" "$own/replaced/$file"; done
  sync
  # What comes now, so that nothing else is ever taken for it.
  state_of "$own"/restored/* > "$own/replaced-all.partial"
  mv "$own/replaced-all.partial" "$own/replaced-all"
  sync
  find "$own/restored" -mindepth 1 -maxdepth 1 -exec mv -t "$place" {} +
done
sync
touch "$home/swapped"
sync
${places}`;

/** Nothing of a restoration is left, and what it had put aside is back. */
export const mendScript = places;

/** In a storage: where a copy is until it is complete, so that no half of one is ever taken for a disk. */
export const incoming = ".windows-containers/incoming";

const clones = `
clone_of() { if [ "$1" = 1 ]; then echo /clone/storage; else echo "/clone/storage$1"; fi; }
`;

/**
 * Into `/clone/storage` and so on, from the present disks or those of SNAPSHOT. Not the address of the network card, which
 * would be there twice; the image makes another.
 */
export const cloneScript = `${numbered}${clones}
from() { if [ -n "$SNAPSHOT" ]; then echo "$home/snapshots/$SNAPSHOT/disk$1"; else place_of "$1"; fi; }
all_disks=0
for number in 1 2 3 4 5 6; do
  [ -d "$(from $number)" ] || continue
  needed=0
  for disk in $(disks_in "$(from $number)"); do
    all_disks=$((all_disks + 1))
    needed=$((needed + $(bytes_of "$(from $number)/$disk")))
  done
  room_for $needed "$(clone_of $number)"
done
if [ $all_disks -eq 0 ]; then echo nothing; exit 75; fi
for number in 1 2 3 4 5 6; do
  source=$(from $number)
  target=$(clone_of $number)/${incoming}
  [ -d "$source" ] || continue
  mkdir -p "$target"
  for file in $(files_in "$source"); do
    case $file in windows.mac) ;; *) cp -a "$source/$file" "$target/$file" ;; esac
  done
  for disk in $(disks_in "$source"); do
    if [ -n "$SNAPSHOT" ]; then name=\${disk%.qcow2} have=qcow2; else name=$disk have=$(format_of "$disk"); fi
    copy_disk "$have" "$(format_of "$name")" "$source/$disk" "$target/$name"
  done
done
sync
`;

export const finishCloneScript = `${clones}
for number in 1 2 3 4 5 6; do
  place=$(clone_of $number)
  [ -d "$place/${incoming}" ] || continue
  find "$place/${incoming}" -mindepth 1 -maxdepth 1 -exec mv -t "$place" {} +
  rm -rf "$place/.windows-containers"
done
sync
`;

/** They were made for this: what is in them is the half of a copy, as long as not all of it came in. */
export const undoCloneScript = `
for half in /clone/*/${incoming}; do
  find /clone -mindepth 2 -delete
  break
done
`;
