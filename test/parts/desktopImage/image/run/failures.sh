# DEMO_FAIL=<name> plays one of the failures of the desktop images where it would happen, with its words and its exit code.
# Of several, DEMO_FAIL=<name,name>, each start of the container plays the next; the last is played again and again.

chooseFailure() {
  local names=() starts=0
  IFS=, read -ra names <<< "${DEMO_FAIL:-}"
  [ -f /run/starts ] && starts=$(< /run/starts)
  echo $((starts + 1)) > /run/starts
  [ "$starts" -lt "${#names[@]}" ] || starts=$((${#names[@]} - 1))
  if [ "$starts" -ge 0 ]; then echo "${names[$starts]}"; fi
}
demoFail=$(chooseFailure)

# DEMO_WARN=<name,name> says what the desktop images warn of or tell beside their progress.
playWarnings() {
  local name names=${DEMO_WARN:-}
  for name in ${names//,/ }; do
    case $name in
      kvm) warn "your CPU architecture is aarch64 and cannot provide KVM acceleration for x64 instructions!" ;;
      memory) warn "Your configured RAM_SIZE of 8 GB is too high for the 4 GB of free memory available, it will automatically be adjusted to 3 GB." ;;
      forwarding) warn "IP forwarding is disabled. Please add the following setting to your container: --sysctl net.ipv4.ip_forward=1" ;;
      bridge) warn "failed to create bridge. Please add the following setting to your container: --cap-add NET_ADMIN" ;;
      tun) warn "TUN device is missing. Please add the following setting to your container: --device /dev/net/tun" ;;
      nat) warn "failed to setup NAT networking, falling back to user-mode networking!" ;;
      btrfs) warn "you are using the BTRFS filesystem for /storage, this might introduce issues with Windows Setup!" ;;
      cow) warn "COW (copy on write) is not disabled for the /storage folder, this is recommended!" ;;
      overlay) warn "the filesystem of /storage is OverlayFS, this usually means it was binded to an invalid path!" ;;
      fuse) warn "the filesystem of /storage is FUSE, this extra layer will negatively affect performance!" ;;
      clock) warn "unexpected clocksource: tsc, kvm-clock is expected." ;;
      nested) warn "Nested KVM virtualization detected.." ;;
      wsl) info "If you use WSL2, raise the memory limit in the .wslconfig file." ;;
    esac
  done
}

playFailure() {
  [ "$demoFail" = "$1" ] || return 0
  local name=${versionTitle:-Windows}
  case $1 in
    kvm) fail 88 "KVM acceleration is not available (/dev/kvm is missing), this will cause the machine to run about 10 times slower. See the FAQ for possible causes, or disable acceleration by adding the \"KVM=N\" variable (not recommended)." ;;
    kvm-permission) fail 88 "KVM acceleration is not available (/dev/kvm is unwriteable), this will cause the machine to run about 10 times slower. See the FAQ for possible causes." ;;
    kvm-bios) fail 88 "KVM acceleration is not available (not enabled in BIOS)." ;;
    docker-desktop) fail 88 "Please bind '/dev/kvm' as a volume in the optional container settings when using Docker Desktop." ;;
    synology) fail 88 "Synology VMM does not support nested virtualization, which is needed for KVM acceleration." ;;
    old-kvm-access) fail 88 "KVM acceleration not available (no write access), this will cause a major loss of performance." ;;
    old-kvm) fail 88 "KVM acceleration not available (device file missing), this will cause a major loss of performance." ;;
    storage) fail 13 "Storage folder (/storage) is not writeable! If SELinux is active, you need to add the \":Z\" flag to the volume." ;;
    storage-create) fail 13 "Cannot create storage folder (/storage)!" ;;
    memory) fail 16 "Windows requires at least 2 GB of RAM, but only 1 GB can be allocated." ;;
    download) fail 68 "All download methods failed for $name!" ;;
    download-space) fail 68 "Insufficient free disk space to download file, 7.2 GB required but only 1.1 GB available!" ;;
    download-url) fail 68 "Failed to download the Windows image from the specified URL!" ;;
    extract) fail 70 "Failed to extract the $name image!" ;;
    disk-space) fail 76 "Insufficient free disk space in /storage, have 1.1 GB available but need at least 32 GB." ;;
    device) fail 55 "Device /disk1 cannot be found!" ;;
    network) fail 24 "Failed to configure user-mode networking!" ;;
    interface) fail 26 "Could not determine container IPv4 address!" ;;
    host-network) fail 29 "This container does not support host mode networking!" ;;
    macvlan) fail 29 "You can only use a MACVLAN network when DHCP=Y." ;;
    ipvlan) fail 29 "This container does not support IPVLAN networking when DHCP=Y." ;;
    macvtap) fail 20 "Cannot create macvtap interface. Please make sure that the network type of the container is 'macvlan'." ;;
    arm) fail 58 "$name is not available for ARM64 CPU's." ;;
    blocked) fail 68 "No download method is available for $name!" ;;
    architecture) fail 74 "You cannot boot ARM64 images on a x64 CPU!" ;;
    architecture-arm) fail 74 "You cannot boot x64 images on a ARM64 CPU!" ;;
    architecture-unknown) fail 74 "Unsupported Windows image architecture: 7" ;;
    build) fail 77 "Failed to build the $name image!" ;;
    build-space) fail 77 "Failed to build the $name image (disk full?)" ;;
    write-space) fail 72 "Failed to write the $name image, because there was insufficient free disk space." ;;
    prepare) fail 75 "Failed to prepare the $name image!" ;;
    disk-create) fail 72 "Not enough space to create a disk of 64 GB in /storage, it has only 1.1 GB available." ;;
    image) fail 55 "Image /disk.img cannot be found!" ;;
    trap) fail 1 "Status 1 while: false (line 12/34)" ;;
    vhost) fail 20 "VHOST can not be found on this system!" ;;
    secure-boot) fail 33 "Secure boot requires a Q35 machine!" ;;
    firmware) fail 44 "UEFI boot file (/usr/share/OVMF/OVMF_CODE_4M.fd) not found!" ;;
    firmware-variables) fail 45 "UEFI boot file (/usr/share/OVMF/OVMF_VARS_4M.fd) not found!" ;;
  esac
}
