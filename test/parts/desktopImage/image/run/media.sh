# The medium, the disk, and what is kept of an earlier installation.

prepareSeconds=${DEMO_INSTALL_SECONDS:-4}
marker=/storage/windows.boot

# An installation counts from its first orderly stop on; before that, and for another medium, it starts anew.
needsInstall() {
  local old=""
  [ -f /storage/windows.base ] && old=$(< /storage/windows.base)
  if [ -n "$old" ] && [ "$old" != "$mediumName" ]; then
    if [ -f "$marker" ]; then
      sayChanged "$old"
      backUp "$old"
    fi
    rm -f "/storage/$old"
    return 0
  fi
  # Before 6.04 the rebuilt medium told, and an installation without its mark went on.
  if isBefore 6.04 && [ -n "$old" ] && ls /storage/data.* > /dev/null 2>&1; then return 1; fi
  [ ! -f "$marker" ] || ! ls /storage/data.* > /dev/null 2>&1
}

sayChanged() {
  local what="the VERSION variable was changed"
  if [[ $1 == windows.*.iso || $mediumName == windows.*.iso ]]; then what="your custom .iso file was changed"; fi
  info "Detected that $what, a backup of your previous installation will be saved..."
}

backUp() {
  local folder="/storage/backups/${1%.iso}" number=1
  while [ -e "$folder" ]; do folder="/storage/backups/${1%.iso}.$((number++))"; done
  mkdir -p "$folder"
  mv /storage/data.* /storage/windows.* "$folder/"
}

prepareMedia() {
  rm -f /storage/setup.img
  if ! needsInstall; then
    both "Booting $versionTitle..."
    return
  fi
  rm -rf /storage/data.* /storage/windows.* /storage/*.rom /storage/*.vars /storage/tmp
  if [ -n "$medium" ]; then
    info "Using the custom image $medium..."
  elif [ ! -f "/storage/$mediumName" ]; then
    download
  fi
  buildMedia
  echo "$mediumName" > /storage/windows.base
  echo "$imageVersion" > /storage/windows.ver
  case ${BOOT_MODE:-windows} in *legacy) echo windows_legacy ;; *secure) echo windows_secure ;; *) : ;; esac > /storage/windows.mode
  [ -s /storage/windows.mode ] || rm -f /storage/windows.mode
  echo firmware > /storage/windows.rom
  echo variables > /storage/windows.vars
}

download() {
  playFailure download-space
  playFailure blocked
  mkdir -p /storage/tmp
  page "Requesting $versionTitle from the Microsoft servers..."
  info "Requesting $versionTitle from the Microsoft servers..."
  pause "$(share "$prepareSeconds" 5)"
  if [ "$demoFail" = download-blocked ]; then
    printf '\033[1;31m❯ ERROR: %s\033[0m\n' "Microsoft blocked the automated download request based on your IP address." >&2
    pause "$(share "$prepareSeconds" 5)"
    info "Failed to download $versionTitle, will try a different method now..."
  fi
  info "Downloading $versionTitle${languageCode:+ in $languageName}..."
  downloadSteps
  playFailure download
  playFailure download-url
  page "Download completed successfully..."
  rm -rf /storage/tmp
  # The medium itself stands for gigabytes; its name and that it is there are what matters.
  truncate -s 64M "/storage/$mediumName"
}

# A server that does not say how much there is.
downloadSizes() {
  local size step
  step=$(share "$prepareSeconds" 18)
  for size in "512.0 MB" "1.2 GB" "2.5 GB" "7.2 GB"; do
    page "Downloading $versionTitle ($size)"
    printf '%s' "$size"
    [ "$size" = "7.2 GB" ] || printf ' → '
    pause "$step"
  done
  printf '\n'
}

# One line that grows: the log holds it back until its end, as it does for the desktop images.
downloadSteps() {
  local percent step
  [ "${DEMO_DOWNLOAD:-percent}" = size ] && downloadSizes && return
  step=$(share "$prepareSeconds" 3.5)
  for percent in $(seq 0 5 100); do
    page "Downloading $versionTitle ($percent.0%)"
    if isBefore 6.00; then
      printf '%8dK .......... .......... ..........  %d%% 10.1M 8m20s\n' $((percent * 51200)) "$percent"
    elif [ $((percent % 10)) -eq 0 ]; then
      printf '%s%%' "$percent"
      [ "$percent" -eq 100 ] || printf ' → '
    fi
    if [ "$percent" -eq 50 ] && [ "$demoFail" = download ]; then
      printf '\n'
      return
    fi
    pause "$step"
  done
  printf '\n'
}

buildMedia() {
  local pauseSeconds folder
  pauseSeconds=$(share "$prepareSeconds" 5)
  isOn "${VERIFY:-N}" && both "Verifying downloaded ISO..." && pause "$pauseSeconds" && info "Successfully verified ISO!"
  both "Detecting version from ISO image..."
  pause "$pauseSeconds"
  playFailure extract
  playFailure architecture
  playFailure architecture-arm
  playFailure architecture-unknown
  playFailure prepare
  info "Detected: $versionEdition"
  if isBefore 6.04; then both "Extracting $versionTitle image..."; else both "Creating overlay image..."; fi
  pause "$pauseSeconds"
  isOn "${MANUAL:-N}" || info "Adding ${mediumName%.iso}.xml for automatic installation..."
  info "Adding drivers to image..."
  folder=$(oemFolder)
  if [ -n "$folder" ]; then both "Adding OEM $(isBefore 6.04 && echo folder || echo files) to image..."; fi
  if isBefore 6.04; then both "Building $versionTitle image..."; else both "Writing overlay image..."; fi
  playFailure build
  playFailure build-space
  playFailure write-space
  pause "$pauseSeconds"
  truncate -s 16M /storage/setup.img
}

oemFolder() {
  local folder
  for folder in /oem /OEM /storage/oem /storage/OEM; do
    if [ -n "$(ls -A "$folder" 2> /dev/null)" ]; then
      echo "$folder"
      return
    fi
  done
}

diskGiB() {
  local size=${DISK_SIZE:-64G}
  size=${size^^}
  size=${size//[\"\' ]/}
  case $size in
    HALF | MAX) df -BG --output=avail /storage | tail -n 1 | tr -dc 0-9 ;;
    *T | *TB) echo $((${size%%T*} * 1024)) ;;
    *M | *MB) echo $((${size%%M*} / 1024)) ;;
    *) echo "${size%%G*}" ;;
  esac
}

prepareDisk() {
  local size format=raw
  playFailure device
  playFailure image
  size=$(diskGiB)
  [ "${DISK_FMT:-raw}" = qcow2 ] && format=qcow2
  [ -f /storage/data.qcow2 ] && format=qcow2
  disk=/storage/data.img
  [ "$format" = qcow2 ] && disk=/storage/data.qcow2
  diskFormat=$format
  if [ -f "$disk" ]; then
    keepOrGrow "$size"
    return
  fi
  if [ "$size" -lt "$minimumGiB" ]; then
    fail 73 "$versionTitle requires a bigger disk. Please increase the DISK_SIZE variable to at least $minimumGiB GB."
  fi
  playFailure disk-space
  playFailure disk-create
  page "Creating a disk image..."
  info "Creating a $size GB growable disk image in $format format..."
  qemu-img create -q -f "$format" "$disk" "${size}G"
}

keepOrGrow() {
  local has
  has=$(qemu-img info --output=json "$disk" | jq '."virtual-size" / 1073741824 | floor')
  if [ "$1" -gt "$has" ]; then
    info "Resizing disk from $has GB to $1 GB..."
    qemu-img resize -q -f "$diskFormat" "$disk" "${1}G"
  elif [ "$1" -lt "$has" ]; then
    info "You decreased the DISK_SIZE variable to $1 GB, but shrinking of disks is not supported, will be ignored..."
  fi
}
