# What is looked at before anything else, so that these failures are in the log only and never on the page.

# ramKiB SIZE: "4G", "4GB", "4096", "half", "max" as RAM_SIZE allows it.
ramKiB() {
  local value=${1//[\"\' ]/} total
  total=$(awk '/^MemTotal/ { print $2 }' /proc/meminfo)
  value=${value^^}
  value=${value%B}
  case $value in
    HALF) echo $((total / 2)) ;;
    MAX) echo "$total" ;;
    *T) echo $((${value%T} * 1024 * 1024 * 1024)) ;;
    *G) echo $((${value%G} * 1024 * 1024)) ;;
    *M) echo $((${value%M} * 1024)) ;;
    *) if [ "$value" -lt 130 ]; then echo $((value * 1024 * 1024)); else echo $((value * 1024)); fi ;;
  esac
}

sizeText() {
  if [ "$1" -ge $((1024 * 1024)) ]; then echo "$(($1 / 1024 / 1024)) GB"; else echo "$(($1 / 1024)) MB"; fi
}

# The machine is emulated whatever the host offers: a /dev/kvm that exists may still refuse a guest.
checkRequirements() {
  local name
  for name in kvm kvm-permission kvm-bios old-kvm old-kvm-access docker-desktop synology trap storage storage-create memory; do playFailure "$name"; done
  playWarnings
  isOff "${KVM:-Y}" && warn "KVM acceleration is disabled, this will cause the machine to run about 10 times slower!"
  checkStorage
  checkCores
  isOff "${RAM_CHECK:-Y}" || checkFreeMemory
}

checkStorage() {
  [ -d "${STORAGE:-/storage}" ] || fail 13 "Storage folder ($STORAGE) not found!"
  if ! touch /storage/.writeable 2> /dev/null; then
    fail 13 "Storage folder (/storage) is not writeable! If SELinux is active, you need to add the \":Z\" flag to the volume."
  fi
  rm -f /storage/.writeable
}

checkCores() {
  local cores=${CPU_CORES:-2}
  case ${cores,,} in half | max) return ;; esac
  [[ $cores =~ ^[0-9]+$ ]] && [ "$cores" -gt 0 ] || fail 15 "Invalid amount of CPU_CORES: $cores"
  if [ "$cores" -gt "$(nproc)" ]; then
    warn "The amount for CPU_CORES (${cores}) exceeds the amount of logical cores available ($(nproc)) and will be limited."
  fi
}

checkFreeMemory() {
  local wanted free
  wanted=$(ramKiB "${RAM_SIZE:-4G}")
  free=$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo)
  if [ "$wanted" -gt "$free" ]; then
    warn "Your configured RAM_SIZE of $(sizeText "$wanted") is too high for the $(sizeText "$free") of free memory available, it will automatically be adjusted to $(sizeText "$free")."
  fi
}

# checkVersionMemory TITLE MIB
checkVersionMemory() {
  local wanted
  wanted=$(ramKiB "${RAM_SIZE:-4G}")
  isOff "${RAM_CHECK:-Y}" && return
  if [ "$wanted" -lt $(($2 * 1024)) ]; then
    fail 16 "$1 requires at least $(sizeText $(($2 * 1024))) of RAM, but RAM_SIZE is set to $(sizeText "$wanted")."
  fi
}
