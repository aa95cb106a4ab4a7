# How a container ends: by a signal it presses the machine's power button and waits.

onSignal() {
  trap '' TERM INT
  printf '\n'
  info "Received $1 signal, sending ACPI shutdown signal..."
  if [ -z "$machine" ]; then exit 143; fi
  touch "$shared/qemu.end"
  local budget=$((${TIMEOUT:-${QEMU_TIMEOUT:-105}} - 10)) second
  # Nothing is lost by ending Setup early.
  if ! runsFromDisk && [ "$budget" -gt 10 ]; then budget=10; fi
  [ "$budget" -gt 0 ] || budget=1
  for second in $(seq 1 "$budget"); do
    kill -0 "$machine" 2> /dev/null || break
    echo system_powerdown | nc -q 1 -w 1 $(monitorAddress) > /dev/null 2>&1 &
    info "Waiting for $versionTitle to shut down... ($second/$budget)"
    waitUpTo 1
  done
  endByForce
  wait "$machine" 2> /dev/null
  finish 143
}

monitorAddress() {
  if isBefore 5.16; then echo "localhost 7100"; else echo "-U $shared/monitor.sock"; fi
}

# waitUpTo SECONDS: less when the machine is off before.
waitUpTo() {
  local slice
  for slice in $(seq 1 $(($1 * 10))); do
    kill -0 "$machine" 2> /dev/null || return
    sleep 0.1
  done
}

endByForce() {
  kill -0 "$machine" 2> /dev/null || return
  kill -TERM "$machine"
  waitUpTo 5
  kill -KILL "$machine" 2> /dev/null
}

# finish CODE: marks the installation as complete when the machine last ran from its disk.
finish() {
  # What QEMU said last is still on its way through the console.
  wait "$console" 2> /dev/null
  if runsFromDisk && [ ! -f "$marker" ]; then
    touch "$marker"
    isOff "${REMOVE:-Y}" || rm -f "/storage/$mediumName"
  fi
  plain "Shutdown completed!"
  exit "$1"
}
