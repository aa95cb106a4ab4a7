# Lines of the log and of the page, in the formats of the desktop images.

# DEMO_IMAGE_VERSION plays an earlier release: 4.35, 5.14, 5.16, 6.03...
imageVersion=${DEMO_IMAGE_VERSION:-$(cat /etc/version /run/version 2> /dev/null | head -n 1)}
# isBefore MAJOR.MINOR
isBefore() { [ "$(printf '%s\n' "$1" "$imageVersion" | sort -t . -k 1,1n -k 2,2n | head -n 1)" != "$1" ]; }
if [ -n "${DEMO_IMAGE_VERSION:-}" ]; then
  rm -f /etc/version /run/version
  if isBefore 5.16; then echo "$imageVersion" > /run/version; else echo "$imageVersion" > /etc/version; fi
fi
shared=/run/shm
engineName=Docker
[ -f /run/.containerenv ] && engineName=Podman

plain() { printf '❯ %s\n' "$1"; }
info() { printf '\033[1;34m❯ \033[1;36m%s\033[0m\n' "$1"; }
warn() { printf '\033[1;31m❯ Warning: %s\033[0m\n' "$1" >&2; }

# fail CODE TEXT: the last words of a container that cannot go on.
fail() {
  printf '\033[1;31m❯ ERROR: %s\033[0m\n' "$2" >&2
  exit "$1"
}

# What the page shows; a text that ends in "..." or has a number gets the spinner. Replaced by a rename, because it is
# read at any moment.
page() {
  [ -f "$shared/index.html" ] || return 0
  local fragment=$1
  case $1 in *... | *')') fragment="<p class=\"loading\">$1</p>" ;; esac
  printf '%s' "$fragment" > "$shared/msg.new"
  mv -f "$shared/msg.new" "$shared/msg.html"
}

both() {
  page "$1"
  info "$1"
}

# isOn VALUE: the images' grammar for switches.
isOn() {
  case ${1,,} in y | yes | true | 1 | on | enable | enabled) return 0 ;; *) return 1 ;; esac
}

isOff() {
  case ${1,,} in n | no | none | false | 0 | off | disable | disabled) return 0 ;; *) return 1 ;; esac
}

# A pause that a signal can end: bash runs a trap only between two commands.
pause() {
  sleep "$1" &
  wait $!
}

# share SECONDS PERCENT: that part of a time, in seconds with two decimals.
share() { awk -v seconds="$1" -v percent="$2" 'BEGIN { printf "%.2f", seconds * percent / 100 }'; }

sayHeader() {
  plain "Starting Windows for $engineName v$imageVersion..."
  local model memory free total disk kind
  model=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)
  free=$(awk '/^MemAvailable/ { printf "%d", $2 / 1048576 }' /proc/meminfo)
  total=$(awk '/^MemTotal/ { printf "%d", $2 / 1048576 + 0.5 }' /proc/meminfo)
  read -r kind disk < <(df -h --output=fstype,avail /storage 2> /dev/null | tail -n 1)
  plain "CPU: ${model:-unknown} | RAM: $free/$total GB | DISK: ${disk%[KMGT]} ${disk##*[0-9]}B ($kind) | KERNEL: $(uname -r)..."
}
