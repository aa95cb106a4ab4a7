# The machine: QEMU with one of the guests, its console in the log, its screen on VNC.

guest=${DEMO_GUEST:-desktop}
bootSeconds=${DEMO_BOOT_TIMEOUT:-30}
machine=""

startMachine() {
  page "Configuring boot..."
  playFailure firmware
  playFailure firmware-variables
  case $demoFail in boot-timeout) fault=silent ;; no-boot) fault=unbootable ;; deaf) fault=deaf ;; *) fault=none ;; esac
  writeGuestSettings > "$shared/guest.settings"
  info "Booting $versionTitle$(bootKind) using QEMU v$(qemu-system-x86_64 --version | awk '{ sub("[(].*", "", $4); print $4; exit }')..."
  endProgress
  rm -f "$shared/qemu.pipe" "$shared/qemu.end"
  : > "$shared/qemu.pty"
  mkfifo "$shared/qemu.pipe"
  tee -a "$shared/qemu.pty" < "$shared/qemu.pipe" &
  console=$!
  startSound
  local words=()
  mapfile -t words < <(machineWords)
  # shellcheck disable=SC2086 # ARGUMENTS is a list of words by contract.
  "${clock[@]}" qemu-system-x86_64 "${words[@]}" ${ARGUMENTS:-} > "$shared/qemu.pipe" < /dev/null &
  machine=$!
  echo "$machine" > "$shared/qemu.pid"
}

# DEMO_CLOCK=2 lets QEMU's clocks run twice as fast, and with them the guest and the screen's own limit of 33 pictures a
# second.
clock=()
if [ "${DEMO_CLOCK:-1}" != 1 ]; then clock=(env LD_PRELOAD=/run/clock.so "CLOCK_FACTOR=$DEMO_CLOCK"); fi

bootKind() {
  case ${BOOT_MODE:-windows} in *legacy) echo " (legacy)" ;; *secure) echo " securely" ;; esac
}

writeGuestSettings() {
  echo "guest=$guest"
  echo "title=$versionTitle"
  echo "width=${WIDTH:-1280}"
  echo "height=${HEIGHT:-720}"
  echo "setupSeconds=${DEMO_SETUP_SECONDS:-4}"
  echo "shutdownSeconds=${DEMO_SHUTDOWN_SECONDS:-1}"
  echo "fault=$fault"
  echo "rate=${DEMO_RATE:-60}"
  echo "cell=${DEMO_CELL:-8}"
  echo "token=$(readyLines)"
}

# What the first logon would send to the serial port: the lines that install.bat echoes to COM1, joined by tabs.
readyLines() {
  local folder
  folder=$(oemFolder)
  {
    if [ -n "$folder" ]; then tr -d '\r' < "$folder/install.bat" 2> /dev/null; fi
    printf '\n%s\n' "${COMMAND:-}"
  } | sed -nE 's/^.*\becho[[:space:]]+([^>]*[^>[:space:]])[[:space:]]*>+[[:space:]]*"?(\\\\\.\\)?COM1:?"?([[:space:]].*)?$/\1/Ip' | paste -sd '\t'
}

machineWords() {
  printf '%s\n' -name "Windows,process=windows" -accel tcg,thread=multi -m 64 -nodefaults
  soundWords
  printf '%s\n' -drive "id=data3,file=$disk,format=$diskFormat,if=ide,cache=writeback"
  printf '%s\n' -monitor "$(monitorPlace)" -serial "${SERIAL:-mon:stdio}"
  if [ -n "${QMP:-}" ]; then printf '%s\n' -qmp "$QMP"; fi
  case ${DISPLAY:-web} in
    web | vnc | :*) printf '%s\n' $(adapterWords) -display "vnc=:$((vncPort - 5900)),websocket=$(websocketAddress)" ;;
    disabled) printf '%s\n' $(adapterWords) -display none ;;
    none) printf '%s\n' -display none ;;
    *) printf '%s\n' $(adapterWords) -display "$DISPLAY" ;;
  esac
  guestWords
}

monitorPlace() {
  if isBefore 5.16; then
    echo "telnet:localhost:7100,server=on,wait=off,nodelay=on"
  else
    echo "unix:$shared/monitor.sock,server=on,wait=off,nodelay=on"
  fi
}

# Images before 6.04 have the screen's websocket on a port, for everybody.
websocketAddress() { if isBefore 6.04; then echo "${WSS_PORT:-5700}"; else echo 127.0.0.1:5700; fi; }

# Only the adapter of VGA=virtio tells its guest which size the viewer would like.
adapterWords() {
  case ${VGA:-std} in virtio*) echo -device virtio-vga ;; *) echo -vga std ;; esac
}

# AUDIO=Y: what the machine plays goes through a pipe to everybody at audio.sock. From 6.00 to 6.03 there was a port in its
# place, for the page, which says nothing here.
soundWords() {
  if isOn "${AUDIO:-N}" && ! isBefore 6.04; then
    printf '%s\n' -machine pc,vmport=on,pcspk-audiodev=sound
    printf '%s\n' -audiodev "wav,id=sound,path=$shared/audio.pipe,out.frequency=48000,out.channels=2,out.format=s16"
  else
    printf '%s\n' -machine pc,vmport=on
  fi
}

startSound() {
  rm -f "$shared/audio.pipe" "$shared/audio.sock"
  isOn "${AUDIO:-N}" && ! isBefore 6.00 || return 0
  if isBefore 6.04; then
    nc -dlk 127.0.0.1 8003 > /dev/null 2>&1 &
    return
  fi
  mkfifo "$shared/audio.pipe"
  /run/soundRelay "$shared/audio.pipe" "$shared/audio.sock" &
}

guestWords() {
  case $guest in
    grub)
      # SeaBIOS copies its own and the guest's text screen to this port.
      printf '\xf8\x03' > "$shared/console.port"
      printf '%s\n' -cdrom /usr/share/guests/grub.iso -boot d -fw_cfg "name=etc/sercon-port,file=$shared/console.port"
      ;;
    *)
      printf '%s\n' -kernel /usr/share/guests/guest.elf -fw_cfg "name=opt/demo/settings,file=$shared/guest.settings"
      ;;
  esac
}

# The last thing the firmware said that it starts.
lastBoot() { grep -aoE 'BdsDxe: starting Boot[0-9A-Fa-f]{4} .*|Booting from (DVD/CD|Hard Disk)' "$shared/qemu.pty" | tail -n 1; }

runsFromDisk() {
  case $(lastBoot) in *'"Windows Boot Manager" from HD('* | *'Hard Disk'*) return 0 ;; *) return 1 ;; esac
}

# greetAt SWITCH PORT WORDS: answers every connection as Windows would, once it runs from its disk.
greetAt() {
  isOn "$1" || return
  until runsFromDisk; do sleep 0.3; done
  while kill -0 "$machine" 2> /dev/null; do
    printf "$3" | nc -l -N 127.0.0.1 "$2" > /dev/null 2>&1
  done
}

# Waits for the firmware, says that Windows has started, then stays with the machine to its end.
followMachine() {
  local waited=0 spelled
  isBefore 5.00 && spelled=succesfully || spelled=successfully
  greetAt "${DEMO_RDP:-N}" 3389 '\003\000\000\023\016\320\000\000\022\064\000\002\037\010\000\002\000\000\000' &
  greetAt "${DEMO_SSH:-N}" 22 'SSH-2.0-OpenSSH_for_Windows_9.5\r\n' &
  until [ -n "$(lastBoot)" ]; do
    kill -0 "$machine" 2> /dev/null || break
    if grep -aq 'No bootable' "$shared/qemu.pty"; then giveUp "Windows could not boot, terminating..."; fi
    if [ "$waited" -ge $((bootSeconds * 5)) ]; then giveUp "Timeout while waiting for QEMU to boot the machine, terminating..."; fi
    waited=$((waited + 1))
    pause 0.2
  done
  if kill -0 "$machine" 2> /dev/null; then
    pause "${DEMO_STARTED_SECONDS:-1}"
    if hasWeb; then
      info "Windows started $spelled, visit http://127.0.0.1:$webPort/ to view the screen..."
    else
      info "Windows started $spelled!"
    fi
    # What a machine that cannot go on says by itself, while its container runs on.
    if [ -n "${DEMO_FATAL:-}" ]; then printf '%s\n' "${DEMO_FATAL//|/$'\n'}"; fi
    if [ "$demoFail" = crash ]; then
      pause 1
      kill -ABRT "$machine"
    fi
  fi
  waitForMachine
  endMachine "$?"
}

giveUp() {
  printf '\033[1;31m❯ ERROR: %s\033[0m\n' "$1" >&2
  kill -TERM "$machine" 2> /dev/null
  waitForMachine
  finish 0
}

# `wait` also returns when a signal came: only its answer for an ended process counts.
waitForMachine() {
  local code
  while :; do
    wait "$machine" 2> /dev/null
    code=$?
    kill -0 "$machine" 2> /dev/null || return "$code"
  done
}

endMachine() {
  [ "$1" -eq 0 ] && finish 0
  printf '\033[1;31m❯ ERROR: %s\033[0m\n' "QEMU exited unexpectedly!" >&2
  exit "$1"
}
