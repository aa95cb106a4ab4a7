# The guest has no network of its own; which kind it would get is found out and said as the desktop images do.

prepareNetwork() {
  page "Initializing network..."
  playFailure host-network
  playFailure interface
  playFailure network
  playFailure vhost
  playFailure macvlan
  playFailure ipvlan
  playFailure macvtap
  [ -e "/sys/class/net/${DEV:-eth0}" ] || [ -z "${DEV:-}" ] || fail 26 "Network interface '$DEV' does not exist inside the container!"
  pause "${DEMO_NETWORK_SECONDS:-0}"
  local address mode guest mac
  address=$(ip -4 -o addr show dev "${DEV:-eth0}" 2> /dev/null | awk '{ sub("/.*", "", $4); print $4; exit }')
  mode=$(networkMode) || exit $?
  guest="${IP:-172.30.0.2}"
  [ "$mode" = NAT ] || guest=${address:-127.0.0.1}
  [ -s /storage/windows.mac ] || printf '02:%s\n' "$(od -An -N5 -tx1 /dev/urandom | tr ' ' ':' | cut -c2- | tr a-f A-F)" > /storage/windows.mac
  mac=${MAC:-$(< /storage/windows.mac)}
  echo "$guest" > "$shared/qemu.ip"
  echo "$address" > "$shared/qemu.host"
  ip route | awk '/^default/ { print $3; exit }' > "$shared/qemu.gw"
  echo "$mode" > "$shared/qemu.nic"
  plain "Host: ${address:-none} | $(ip route | awk '/^default/ { print $3; exit }')"
  plain "Guest: $guest/24 (${HOST:-Windows})  |  Mode: $mode  |  MAC: $mac"
  isOff "${SAMBA:-Y}" || page "Initializing shared folder..."
}

networkMode() {
  case ${NETWORK:-nat} in
    nat | tap | tun | y | Y) ;;
    user | passt) echo "User (passt)" && return ;;
    slirp) echo "User (slirp)" && return ;;
    n | N) echo "User (none)" && return ;;
    *) fail 24 "Unrecognized NETWORK value \"$NETWORK\"!" ;;
  esac
  if isOn "${DHCP:-N}"; then
    echo DHCP
  elif [ ! -c /dev/net/tun ]; then
    fallBack "TUN device is missing. Please add the following setting to your container: --device /dev/net/tun"
  elif ! mayAdministerNetwork; then
    fallBack "failed to create bridge. Please add the following setting to your container: --cap-add NET_ADMIN"
  else
    echo NAT
  fi
}

fallBack() {
  warn "$1"
  warn "failed to setup NAT networking, falling back to user-mode networking!"
  info "Notice: because user-mode networking is active, when you need to forward custom ports to Windows, add them to the USER_PORTS variable." >&2
  echo "User (passt)"
}

# CAP_NET_ADMIN is the 13th capability.
mayAdministerNetwork() {
  local effective
  effective=$(sed -n 's/^CapEff:[[:space:]]*//p' /proc/self/status)
  [ $(((0x$effective >> 12) & 1)) -eq 1 ]
}
